package api_test

import (
	"slices"
	"strings"
	"testing"

	"rtcscope/api"
)

func TestResolveEndpoint(t *testing.T) {
	const (
		mainland  = "https://rtc.volcengineapi.com"
		singapore = "https://open-ap-singapore-1.volcengineapi.com"
	)
	for _, tt := range []struct {
		address, region  string
		want, wantRegion string
		path             string
	}{
		{"", "", mainland, "cn-north-1", "/"},
		{"", "cn-north-1", mainland, "cn-north-1", "/"},
		{"", "ap-singapore-1", singapore, "ap-singapore-1", "/"},
		{mainland, "", mainland, "cn-north-1", "/"},
		{mainland + "/", "", mainland, "cn-north-1", "/"},
		{singapore, "", singapore, "ap-singapore-1", "/"},
		{singapore, "ap-southeast-1", singapore, "ap-southeast-1", "/"}, // the sources disagree, so any may be given
		{"https://open.byteplusapi.com", "", "https://open.byteplusapi.com", "ap-singapore-1", "/"},
		{"https://gateway.example:8443/rtc", "", "https://gateway.example:8443/rtc", "cn-north-1", "/rtc"},
		{"HTTPS://gateway.example", "eu-1", "https://gateway.example", "eu-1", "/"},
		{"http://127.0.0.1:8080", "", "http://127.0.0.1:8080", "cn-north-1", "/"},
		{"http://127.8.9.10", "", "http://127.8.9.10", "cn-north-1", "/"},
		{"http://[::1]:8080", "", "http://[::1]:8080", "cn-north-1", "/"},
		{"http://localhost:8080", "", "http://localhost:8080", "cn-north-1", "/"},
	} {
		got, err := api.ResolveEndpoint(tt.address, tt.region)
		if err != nil || got.String() != tt.want || got.Region != tt.wantRegion || got.Path != tt.path {
			t.Errorf("ResolveEndpoint(%q, %q) = %s, region %q, path %q, %v; want %s, %q, %q",
				tt.address, tt.region, got, got.Region, got.Path, err, tt.want, tt.wantRegion, tt.path)
		}
	}
}

func TestResolveEndpointRefuses(t *testing.T) {
	for _, tt := range []struct{ address, region, says string }{
		{"", "mars-1", `"mars-1"`},
		{"http://rtc.volcengineapi.com", "", "not https"}, // the keys' signature would go in the clear
		{"http://10.0.0.1", "", "not https"},
		{"http://0.0.0.0:80", "", "not https"},
		{"http://[2001:db8::1]", "", "not https"},
		{"http://localhost.example.com", "", "not https"},
		{"http://127.0.0.1.example.com", "", "not https"},
		{"ftp://127.0.0.1", "", "not https"},
		{"rtc.volcengineapi.com", "", "not an endpoint"},
		{"//rtc.volcengineapi.com", "", "not https"},
		{"https://", "", "not an endpoint"},
		{"https://:443", "", "not an endpoint"}, // a port is no host
		{"https:rtc.volcengineapi.com", "", "not an endpoint"},
		{"https://key:secret@rtc.volcengineapi.com", "", "not an endpoint"},
		{"https://rtc.volcengineapi.com?Action=ListApps", "", "not an endpoint"},
		{"https://rtc.volcengineapi.com#top", "", "not an endpoint"},
		{"https://rtc volcengineapi com", "", "not an endpoint"},
		{"https://rtc.volcengineapi.com\n", "", "not an endpoint"},
	} {
		got, err := api.ResolveEndpoint(tt.address, tt.region)
		if err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("ResolveEndpoint(%q, %q) = %s, %v; want an error that says %q", tt.address, tt.region, got, err, tt.says)
		}
	}
	_, err := api.ResolveEndpoint("", "mars-1")
	for _, region := range api.Regions() {
		if !strings.Contains(err.Error(), region) {
			t.Errorf("%q does not name the region %s", err, region)
		}
	}
}

func TestRegions(t *testing.T) {
	got := api.Regions()
	if !slices.IsSorted(got) || !slices.Contains(got, "cn-north-1") || !slices.Contains(got, "ap-singapore-1") {
		t.Errorf("the regions are %v", got)
	}
}
