package sim

import (
	"math"
	"strconv"
	"time"
)

// The two tables below say how many people use demo-live on an ordinary day,
// by where they are; both are read-only. They are made up, but so that what
// the service says hangs together:
//
//   - 中国 has no line of its own: its users are those of its provinces. With
//     these it has 95 % of all users.
//   - 广东 has a ninth of 中国. Its story shows in 中国 by that share, see
//     stories.go.
//   - Where a story needs wild values or gaps (澳门, 丹麦), hardly anybody is.
var usersAtHome = map[string]float64{
	"广东": 3_270_000, "山东": 2_050_000, "江苏": 2_000_000, "河南": 1_900_000, "浙江": 1_750_000, "四川": 1_700_000,
	"河北": 1_450_000, "湖南": 1_250_000, "湖北": 1_200_000, "安徽": 1_150_000, "上海": 1_000_000,
	"北京": 950_000, "福建": 950_000, "广西": 850_000, "辽宁": 850_000, "江西": 800_000, "陕西": 800_000,
	"云南": 750_000, "重庆": 750_000, "山西": 650_000, "贵州": 600_000, "黑龙江": 500_000,
	"吉林": 400_000, "内蒙古": 400_000, "天津": 380_000, "甘肃": 350_000, "新疆": 300_000, "海南": 200_000,
	"宁夏": 90_000, "香港": 60_000, "台湾": 25_000,
	"青海": 310, "西藏": 240, "澳门": 90,
}

var usersAbroad = map[string]float64{
	"美国": 230_000, "马来西亚": 170_000, "印度尼西亚": 150_000, "日本": 140_000, "越南": 120_000, "新加坡": 110_000,
	"泰国": 100_000, "韩国": 65_000, "菲律宾": 65_000, "加拿大": 55_000, "澳大利亚": 50_000, "印度": 40_000,
	"英国": 36_000, "俄罗斯": 30_000, "德国": 22_000, "法国": 20_000, "巴西": 18_000, "沙特阿拉伯": 15_000,
	"阿联酋": 14_000, "巴基斯坦": 12_000, "意大利": 10_000, "西班牙": 9_000, "土耳其": 8_000, "墨西哥": 8_000,
	"埃及": 6_000, "尼日利亚": 5_000, "南非": 5_000, "阿根廷": 3_000,

	"柬埔寨": 5_200, "缅甸": 4_300, "新西兰": 3_800, "荷兰": 2_900, "老挝": 2_400, "蒙古": 1_900, "哈萨克斯坦": 1_700,
	"瑞士": 1_400, "瑞典": 1_200, "比利时": 950, "爱尔兰": 900, "奥地利": 800, "波兰": 780, "葡萄牙": 640,
	"孟加拉国": 620, "斯里兰卡": 560, "尼泊尔": 540, "匈牙利": 430, "以色列": 390, "希腊": 330, "卡塔尔": 310,
	"捷克": 300, "挪威": 280, "芬兰": 240, "智利": 220, "乌克兰": 200, "罗马尼亚": 180, "秘鲁": 150, "肯尼亚": 120,
	"摩洛哥": 90, "丹麦": 35, "冰岛": 12,
}

// audience is how many users an app has for one of demo-live. Read-only.
var audience = map[string]struct{ home, abroad float64 }{
	"demo-live":     {1, 1},
	"demo-meeting":  {0.2, 0.35},
	"demo-audio":    {0.12, 0.1},
	"demo-overseas": {0.004, 0.6}, // the only one whose users are mostly abroad
}

// habits are the two kinds of users: share is their part of the users of an
// ordinary day, and comes the probability that one of them comes on a day. Half
// of the users come on most days, the others seldom. So a week has three times
// the users of a day, not seven times. Read-only.
var habits = []struct{ share, comes float64 }{{0.5, 0.75}, {0.5, 0.12}}

// users counts the different people who used an app from one place in a window of
// days, as far as it is known at a time. Everybody counts once: of each kind all
// there are, without those who stayed away on every day. A day that has not
// settled counts by its share so far.
func (a account) users(in app, place string, first, last day, now time.Time) float64 {
	if place == "中国" {
		var sum float64
		for _, province := range in.provinces {
			sum += a.users(in, province, first, last, now)
		}
		return sum
	}
	usual := usersAtHome[place]*audience[in.id].home + usersAbroad[place]*audience[in.id].abroad
	usual *= 1 + 0.05*signed(a.unit("users", in.id, place))
	var sum float64
	for _, h := range habits {
		away := 1.0
		for d := first; d <= last; d++ {
			share, _ := coverage(d, now)
			away *= 1 - min(h.comes*a.bustle(in, place, d), 1)*share
		}
		sum += usual * h.share / h.comes * (1 - away)
	}
	return math.Round(sum)
}

// bustle is the factor of the users of a day: more come at weekends, and the rest
// is chance by week and by day. It differs from place to place, so that an app's
// figures also change because its users are elsewhere.
func (a account) bustle(in app, place string, d day) float64 {
	crowd := 1.0
	switch d.weekday() {
	case time.Saturday, time.Sunday:
		crowd = 1.08
	}
	at := func(n int64) string { return strconv.FormatInt(n, 10) }
	// 1970-01-01, where days begin to count, was a Thursday; weeks begin on Monday.
	weekly := signed(a.unit("users of the week", in.id, place, at(int64(d+3)/7)))
	daily := signed(a.unit("users of the day", in.id, place, at(int64(d))))
	return crowd * (1 + 0.05*weekly) * (1 + 0.01*daily)
}
