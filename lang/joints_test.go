package lang_test

import (
	"testing"

	"rtcscope/lang"
)

// Between Chinese and Chinese there is no space, between Chinese and letters or digits one, whatever is put into a text.
func TestSpacesBetweenChineseAndWhatIsPutIn(t *testing.T) {
	zh := lang.Printer{Language: lang.Chinese}
	for want, got := range map[string]string{
		"在广东恶化":          lang.Fitted("在 %s 恶化", "广东"),
		"在 4g 恶化":        lang.Fitted("在 %s 恶化", "4g"),
		"在（空）恶化":         lang.Fitted("在 %s 恶化", "（空）"),
		"广东恶化，3 天":       lang.Fitted("%s恶化%s，%d 天", "广东", "", 3),
		"4g 恶化 +0.3，3 天": lang.Fitted("%s恶化%s，%d 天", "4g", " +0.3", 3),
		"删除 \"晚高峰\" 吗":   lang.Fitted("删除 %q 吗", "晚高峰"),
		"wifi × 4g 恶化":   lang.Fitted("%[2]s × %[1]s 恶化", "4g", "wifi"),
		"空格  广东":         lang.Fitted("空格  %s", "广东"),
		"广东自 11-23 起":    zh.Beside("广东", "自 11-23 起"),
		"4g 自 11-23 起":   zh.Beside("4g", "自 11-23 起"),
		"2.04%":          zh.WithUnit("2.04", "%"),
		"2.04 %":         lang.Printer{}.WithUnit("2.04", "%"),
		"12 毫秒":          zh.WithUnit("12", "毫秒"),
		"广东、4g、（空）":      zh.Enumerate("广东", "4g", "（空）"),
		"磁盘满行":           lang.Fitted("%v 行", "磁盘满"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
