package api

import (
	"net"
	"net/url"
	"slices"
	"strings"

	"rtcscope/lang"

	rtc "github.com/volcengine/volc-sdk-golang/service/rtc/v20201201"
)

// An Endpoint is the address that calls go to, and the region that their signature names.
type Endpoint struct {
	Scheme, Host, Path string
	Region             string
}

const (
	mainlandRegion = "cn-north-1"
	bytePlusDomain = "byteplusapi.com"
	bytePlusHost   = "open." + bytePlusDomain
	overseasRegion = "ap-singapore-1"
)

// ResolveEndpoint returns the endpoint for an address and a region; either may be empty. The address of a region is
// that of the SDK. With an address any region may be given, because the vendor's pages and its SDK disagree on the
// region that signatures overseas name.
func ResolveEndpoint(address, region string) (Endpoint, error) {
	if address == "" {
		if region == "" {
			region = mainlandRegion
		}
		info, ok := rtc.ServiceInfoMap[region]
		if !ok {
			return Endpoint{}, lang.Errorf("no address is known for region %q: take one of %s, or give --endpoint as well",
				region, strings.Join(Regions(), ", "))
		}
		return Endpoint{Scheme: info.Scheme, Host: info.Host, Path: "/", Region: region}, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return Endpoint{}, lang.Errorf("%q is not an endpoint: write it like https://rtc.volcengineapi.com", address)
	}
	switch {
	case u.Scheme == "https":
	case u.Scheme == "http" && loopback(u.Hostname()):
	default:
		return Endpoint{}, lang.Errorf(
			"the endpoint %q is not https: signed requests go over TLS, and plain http is accepted for "+
				"loopback addresses alone", address)
	}
	if region == "" {
		region = regionOf(u.Hostname())
	}
	path := u.Path
	if path == "" {
		path = "/"
	}
	return Endpoint{Scheme: u.Scheme, Host: u.Host, Path: path, Region: region}, nil
}

// Regions lists the regions whose address the SDK knows, sorted.
func Regions() []string {
	regions := make([]string, 0, len(rtc.ServiceInfoMap))
	for region := range rtc.ServiceInfoMap {
		regions = append(regions, region)
	}
	slices.Sort(regions)
	return regions
}

func regionOf(host string) string {
	for region, info := range rtc.ServiceInfoMap {
		if info.Host == host {
			return region
		}
	}
	if host == bytePlusHost {
		return overseasRegion
	}
	return mainlandRegion
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// String returns the endpoint's address.
func (e Endpoint) String() string { return e.Scheme + "://" + e.Host + strings.TrimSuffix(e.Path, "/") }
