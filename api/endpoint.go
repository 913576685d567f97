package api

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	rtc "github.com/volcengine/volc-sdk-golang/service/rtc/v20201201"
)

// An Endpoint is where calls go and which region their signature names.
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

// ResolveEndpoint finds the endpoint for what the user gave; both may be empty. The hosts of a region alone are the
// SDK's; the sources disagree on the region that overseas signatures name, so any region may be given with a URL.
func ResolveEndpoint(address, region string) (Endpoint, error) {
	if address == "" {
		if region == "" {
			region = mainlandRegion
		}
		info, ok := rtc.ServiceInfoMap[region]
		if !ok {
			return Endpoint{}, fmt.Errorf("no address is known for region %q: take one of %s, or give --endpoint as well",
				region, strings.Join(Regions(), ", "))
		}
		return Endpoint{Scheme: info.Scheme, Host: info.Host, Path: "/", Region: region}, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return Endpoint{}, fmt.Errorf("%q is not an endpoint: write it like https://rtc.volcengineapi.com", address)
	}
	switch {
	case u.Scheme == "https":
	case u.Scheme == "http" && loopback(u.Hostname()):
	default:
		return Endpoint{}, fmt.Errorf("the endpoint %q is not https: signed requests go over TLS, plain http is taken for loopback addresses alone", address)
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

// Regions lists the regions whose address the SDK knows.
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

// String is the endpoint's address.
func (e Endpoint) String() string { return e.Scheme + "://" + e.Host + strings.TrimSuffix(e.Path, "/") }
