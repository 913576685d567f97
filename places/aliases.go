package places

// aliases are usual names of countries that their names in package display do not contain: short ones, such as the
// service may give, and those that have changed since.
var aliases = [...]struct {
	code  string
	names []string
}{
	{"AE", []string{"阿联酋", "UAE", "Emirates"}},
	{"BA", []string{"波黑"}},
	{"BD", []string{"孟加拉"}},
	{"BN", []string{"文莱达鲁萨兰国"}},
	{"CD", []string{"刚果金", "刚果民主共和国", "民主刚果", "DRC", "Democratic Republic of the Congo"}},
	{"CF", []string{"中非"}},
	{"CG", []string{"刚果布", "刚果", "Republic of the Congo"}},
	{"CI", []string{"象牙海岸", "Ivory Coast"}},
	{"CV", []string{"Cabo Verde"}},
	{"CZ", []string{"Czech Republic"}},
	{"DO", []string{"多米尼加"}},
	{"FK", []string{"马尔维纳斯群岛", "Malvinas"}},
	{"FM", []string{"密克罗尼西亚联邦"}},
	{"GB", []string{"UK", "Great Britain", "Britain", "England", "大不列颠"}},
	{"ID", []string{"印尼"}},
	{"KP", []string{"DPRK", "北韩"}},
	{"KR", []string{"大韩民国", "南韩", "Korea"}},
	{"LY", []string{"利比亚国"}},
	{"MF", []string{"圣马丁"}},
	{"MK", []string{"北马其顿", "North Macedonia"}},
	{"MM", []string{"Burma"}},
	{"NL", []string{"Holland", "尼德兰"}},
	{"PS", []string{"巴勒斯坦", "巴勒斯坦国", "Palestine"}},
	{"RE", []string{"留尼旺"}},
	{"RU", []string{"俄罗斯联邦", "Russian Federation"}},
	{"SA", []string{"沙特", "KSA"}},
	{"SX", []string{"圣马丁（荷兰）"}},
	{"SY", []string{"阿拉伯叙利亚"}},
	{"SZ", []string{"埃斯瓦蒂尼", "Eswatini"}},
	{"TL", []string{"East Timor"}},
	{"TR", []string{"Türkiye", "土耳其共和国"}},
	{"US", []string{"美利坚合众国", "United States of America", "America"}},
	{"VA", []string{"教廷", "Holy See"}},
	{"VG", []string{"英属维京群岛", "BVI"}},
	{"VI", []string{"美属维京群岛"}},
}
