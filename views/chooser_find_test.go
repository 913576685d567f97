package views_test

import (
	"testing"

	"rtcscope/api"
	"rtcscope/keys"
	"rtcscope/quality"
	"rtcscope/views"
)

// What people call an indicator or a dimension finds it, in either language, whatever the language of the screen.
func TestChoosersFindWhatPeopleType(t *testing.T) {
	for _, test := range []struct {
		field quality.Field
		want  string // the ID of the item under the cursor
		typed []string
	}{
		{quality.FieldIndicator, "stall_rate", []string{"stall", "卡顿", "kadun", "kd", "ka dun", "STALL", "stall rate", "freeze"}},
		{quality.FieldIndicator, "join_room_success_rate", []string{"join", "进房", "jinfang", "加入房间", "jf"}},
		{quality.FieldIndicator, "network_trans_delay", []string{"delay", "延时", "yanshi", "时延", "latency", "network"}},
		{quality.FieldIndicator, "first_frame_send_success_rate", []string{"first", "首帧", "shouzhen", "首帧发", "send", "sent"}},
		{quality.FieldIndicator, "first_frame_recv_success_rate", []string{"首帧接", "recv", "received", "拉流", "jieshou"}},
		{quality.FieldDimension, "Province", []string{"prov", "province", "省", "省份", "sheng", "shengfen", "一级", "xingzhengqu"}},
		{quality.FieldDimension, "Country", []string{"country", "国", "国家", "guojia", "guo jia", "gj"}},
		{quality.FieldDimension, "OS", []string{"os", "system", "系统", "xitong", "平台", "platform", "设备"}},
		{quality.FieldDimension, "Access", []string{"access", "network", "网络", "wangluo", "wang luo", "wl", "ｎｅｔ", "wifi"}},
		{quality.FieldProduct, "web", []string{"web", "网页", "liulanqi", "browser"}},
		{quality.FieldProduct, "native", []string{"native", "原生", "android"}},
		{quality.FieldApp, "app2", []string{"app2", "second", "APP2"}},
		{quality.FieldApp, "app3", []string{"会议", "huiyi", "hy"}},
		{quality.FieldRange, "2026-07-23..2026-08-19", []string{"28", "28 days", "28天"}},
		{quality.FieldComparison, "week", []string{"a week", "上周", "shangzhou", "week"}},
		{quality.FieldComparison, "off", []string{"nothing", "不对比", "budui", "off"}},
	} {
		for _, env := range []*views.Env{english(), chinese()} {
			env.Catalogue = api.Catalogue()
			for _, typed := range test.typed {
				c := views.NewChooser(env, test.field, week(), []views.App{{ID: "app1"}, {ID: "app2", Name: "Second"},
					{ID: "app3", Name: "云会议"}})
				c.SetSize(100, 14)
				typeIn(t, c, typed)
				if test.field == quality.FieldRange && typed == "28" {
					act(c, keys.Down) // the first item is the typed number
				}
				chosen, _ := do(c, keys.Open).(views.Chosen)
				if got := fieldOf(chosen.Query, test.field); got != test.want {
					t.Errorf("%s: %q finds %q, want %q", env.Say.Language, typed, got, test.want)
				}
			}
		}
	}
}

func fieldOf(q quality.Query, f quality.Field) string {
	switch f {
	case quality.FieldApp:
		return q.App
	case quality.FieldProduct:
		return q.Product
	case quality.FieldIndicator:
		return q.Indicator
	case quality.FieldDimension:
		return q.Dimension
	case quality.FieldComparison:
		return q.Versus.String()
	}
	return q.Range.String()
}
