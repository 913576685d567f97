package lang_test

import (
	"testing"

	"rtcscope/lang"
)

// Users are written in three figures and in the units in which a language counts.
func TestUsersAreCountedInTheUnitsOfTheLanguage(t *testing.T) {
	for n, want := range map[float64][2]string{
		0: {"0", "0"}, 312: {"312", "312"}, 999: {"999", "999"}, 1000: {"1.00k", "1000"}, 9994: {"9.99k", "9994"},
		9996: {"10.0k", "9996"}, 10_000: {"10.0k", "1.00万"}, 99_960: {"100k", "10.0万"}, 275_000: {"275k", "27.5万"},
		999_400: {"999k", "99.9万"}, 999_600: {"1.00M", "100万"}, 9_930_000: {"9.93M", "993万"},
		11_720_000: {"11.7M", "1172万"}, 92_600_000: {"92.6M", "9260万"}, 99_994_000: {"100M", "9999万"},
		99_996_000: {"100M", "1.00亿"}, 123_000_000: {"123M", "1.23亿"}, 999_400_000: {"999M", "9.99亿"},
		999_600_000: {"1.00G", "10.0亿"}, 2e9: {"2.00G", "20.0亿"}, 2e11: {"200G", "2000亿"}, 1e12: {"1e+12", "1e+12"},
		1e308: {"1e+308", "1e+308"},
	} {
		for i, l := range []lang.Language{lang.English, lang.Chinese} {
			if got := (lang.Printer{Language: l}).Count(n); got != want[i] {
				t.Errorf("%s: %v is %s, want %s", l, n, got, want[i])
			}
		}
	}
}
