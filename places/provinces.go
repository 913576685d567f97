package places

// provinces are the first-level regions of China: in simplified and traditional characters, as they are usually
// written in English, and by the letters of ISO 3166-2 behind CN-. Some have other usual names. The seat of the
// government is there for people who know the town.
var provinces = [...]struct {
	chinese, traditional, english, code string
	also, seat                          []string
}{
	{"北京", "北京", "Beijing", "BJ", []string{"Peking"}, nil},
	{"天津", "天津", "Tianjin", "TJ", []string{"Tientsin"}, nil},
	{"河北", "河北", "Hebei", "HE", nil, []string{"石家庄", "石家莊", "Shijiazhuang"}},
	{"山西", "山西", "Shanxi", "SX", nil, []string{"太原", "Taiyuan"}},
	{"内蒙古", "內蒙古", "Inner Mongolia", "NM", []string{"内蒙", "Nei Mongol", "Neimenggu"},
		[]string{"呼和浩特", "Hohhot", "Huhehaote"}},
	{"辽宁", "遼寧", "Liaoning", "LN", nil, []string{"沈阳", "瀋陽", "Shenyang"}},
	{"吉林", "吉林", "Jilin", "JL", nil, []string{"长春", "長春", "Changchun"}},
	{"黑龙江", "黑龍江", "Heilongjiang", "HL", nil, []string{"哈尔滨", "哈爾濱", "Harbin", "Haerbin"}},
	{"上海", "上海", "Shanghai", "SH", nil, nil},
	{"江苏", "江蘇", "Jiangsu", "JS", nil, []string{"南京", "Nanjing"}},
	{"浙江", "浙江", "Zhejiang", "ZJ", nil, []string{"杭州", "Hangzhou"}},
	{"安徽", "安徽", "Anhui", "AH", nil, []string{"合肥", "Hefei"}},
	{"福建", "福建", "Fujian", "FJ", []string{"Fukien"}, []string{"福州", "Fuzhou"}},
	{"江西", "江西", "Jiangxi", "JX", nil, []string{"南昌", "Nanchang"}},
	{"山东", "山東", "Shandong", "SD", nil, []string{"济南", "濟南", "Jinan"}},
	{"河南", "河南", "Henan", "HA", nil, []string{"郑州", "鄭州", "Zhengzhou"}},
	{"湖北", "湖北", "Hubei", "HB", nil, []string{"武汉", "武漢", "Wuhan"}},
	{"湖南", "湖南", "Hunan", "HN", nil, []string{"长沙", "長沙", "Changsha"}},
	{"广东", "廣東", "Guangdong", "GD", []string{"Canton"}, []string{"广州", "廣州", "Guangzhou"}},
	{"广西", "廣西", "Guangxi", "GX", nil, []string{"南宁", "南寧", "Nanning"}},
	{"海南", "海南", "Hainan", "HI", nil, []string{"海口", "Haikou"}},
	{"重庆", "重慶", "Chongqing", "CQ", []string{"Chungking"}, nil},
	{"四川", "四川", "Sichuan", "SC", []string{"Szechuan"}, []string{"成都", "Chengdu"}},
	{"贵州", "貴州", "Guizhou", "GZ", nil, []string{"贵阳", "貴陽", "Guiyang"}},
	{"云南", "雲南", "Yunnan", "YN", nil, []string{"昆明", "Kunming"}},
	{"西藏", "西藏", "Tibet", "XZ", []string{"Xizang"}, []string{"拉萨", "拉薩", "Lhasa", "Lasa"}},
	{"陕西", "陝西", "Shaanxi", "SN", nil, []string{"西安", "Xi'an"}},
	{"甘肃", "甘肅", "Gansu", "GS", nil, []string{"兰州", "蘭州", "Lanzhou"}},
	{"青海", "青海", "Qinghai", "QH", nil, []string{"西宁", "西寧", "Xining"}},
	{"宁夏", "寧夏", "Ningxia", "NX", nil, []string{"银川", "銀川", "Yinchuan"}},
	{"新疆", "新疆", "Xinjiang", "XJ", nil, []string{"乌鲁木齐", "烏魯木齊", "Urumqi", "Wulumuqi"}},
	{"香港", "香港", "Hong Kong", "HK", nil, nil},
	{"澳门", "澳門", "Macao", "MO", []string{"Macau"}, nil},
	{"台湾", "臺灣", "Taiwan", "TW", nil, []string{"台北", "臺北", "Taipei"}},
}
