package views_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"rtcscope/keys"
	"rtcscope/lang"
	"rtcscope/quality"
	"rtcscope/theme"
	"rtcscope/views"
)

// sizes are sizes from the smallest to a very large terminal. They include both sides of each width at which a column
// or the legend appears, and of each height at which summary or chart do. The smallest heights are those of a view in
// a terminal of 10 lines.
func sizes() [][2]int {
	widths := []int{40, 41, 43, 44, 53, 59, 60, 69, 70, 75, 76, 77, 80, 99, 100, 120, 151, 200, 250}
	heights := []int{6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 24, 35, 47, 80}
	var list [][2]int
	for i, w := range widths {
		for j := range 3 {
			list = append(list, [2]int{w, heights[(i*3+j*5)%len(heights)]})
		}
	}
	return append(list, [2]int{40, 10}, [2]int{80, 24}, [2]int{120, 35}, [2]int{250, 80}, [2]int{250, 10}, [2]int{40, 80})
}

// everywhere checks a view at all sizes, in both languages and with every set of glyphs. Each size has some of the six
// combinations, in turn: all of them would take long and find little more.
func everywhere(t *testing.T, name string, build func(*views.Env) views.View) {
	t.Helper()
	turn, apart := len(name), map[bool]int{false: 4, true: 20}[raced]
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.Block(), theme.ASCII()} {
		for _, l := range lang.All() {
			e := env(g, l)
			e.Say.Names = []lang.NameForm{lang.BothNames, lang.ServiceNames, lang.EnglishNames}[turn%3]
			v := build(e)
			for i, size := range sizes() {
				if (i+turn)%apart == 0 {
					assertFits(t, fmt.Sprintf("%s, %s, %s", name, g.Name, l), v, size[0], size[1])
				}
			}
			turn++
		}
	}
}

// provinces are the 34 provinces of China.
var provinces = []string{"北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省", "安徽省", "福建省",
	"江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市", "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省",
	"青海省", "宁夏回族自治区", "新疆维吾尔自治区", "台湾省", "香港特别行政区", "澳门特别行政区"}

// china returns a row for each province over 29 days, with gaps.
func china() []quality.Row {
	rows := make([]quality.Row, len(provinces))
	for i, name := range provinces {
		rows[i].Value = name
		for d := range 29 {
			v := float64((i*7+d*3)%50) / 10
			if (i+d)%11 == 0 {
				v = gap
			}
			rows[i].Cells = append(rows[i].Cells, v)
		}
	}
	return rows
}

// answers returns results of every kind, by what is special about them.
func answers() map[string]quality.Result {
	long := query("2026-07-23", "2026-08-20")
	pending := result(long, map[string][]quality.Row{audio: china()}, audio)
	for d := long.Range.From; d < day("2026-08-14"); d++ {
		delete(pending.Answered, d)
	}
	warned := fiveResult(audio, video, join)
	warned.Warnings = []quality.Warning{{Text: "%d values are not numbers and are shown as gaps", Count: 12345},
		{Text: "%d series cannot be read and are left out", Count: 1}}
	return map[string]quality.Result{
		"no values": result(long, nil),
		"no rows":   result(long, nil, audio),
		"one row": result(query("2026-08-19", "2026-08-19"), map[string][]quality.Row{audio: {row("广东省", 1.23)}},
			audio),
		"one empty row": result(query("2026-08-18", "2026-08-19"), map[string][]quality.Row{audio: {row("", gap, gap)}},
			audio),
		"34 provinces":  result(long, map[string][]quality.Row{audio: china(), video: china()}, audio, video),
		"hostile names": result(query("2026-08-13", "2026-08-19"), map[string][]quality.Row{video: hostile()}, video),
		"pending days":  pending,
		"warnings":      warned,
		"unknown": result(query("2026-08-18", "2026-08-19"),
			map[string][]quality.Row{"一个很长的未知指标名称_rate": {row("A", 1, 2)}}, "一个很长的未知指标名称_rate"),
	}
}

func TestExploreFits(t *testing.T) {
	t.Parallel()
	everywhere(t, "nothing yet", func(e *views.Env) views.View { return views.NewExplore(e) })
	for name, r := range answers() {
		for state, prepare := range map[string]func(*views.Explore){
			"as it opens": func(*views.Explore) {},
			"at the far end": func(e *views.Explore) {
				act(e, append(times(60, keys.Right), keys.Bottom, keys.Zero, keys.Sort)...)
				e.SetDimmed(true)
			},
			"filter open": func(e *views.Explore) {
				do(e, keys.Filter)
				if e.Capturing() {
					e.Type(tea.PasteMsg{Content: "省省省省省省省省 a filter that is far too long for a narrow screen, and then some"})
				}
			},
			"sort list open": func(e *views.Explore) { act(e, keys.SortBy, keys.Down) },
			"chart off":      func(e *views.Explore) { do(e, keys.Chart) },
		} {
			everywhere(t, name+", "+state, func(env *views.Env) views.View {
				e := views.NewExplore(env)
				e.SetSize(80, 24)
				e.SetResult(r)
				prepare(e)
				return e
			})
		}
	}
}

func TestDetailFits(t *testing.T) {
	t.Parallel()
	for name, r := range answers() {
		for _, table := range r.Tables {
			for _, row := range table.Rows[:min(len(table.Rows), 4)] {
				everywhere(t, name+", "+row.Value, func(e *views.Env) views.View {
					d, ok := views.NewDetail(e, r, views.OpenDetail{Series: table.Series, Value: row.Value})
					if !ok {
						t.Fatalf("no detail of %q", row.Value)
					}
					act(d, keys.Zero, keys.Bottom)
					return d
				})
			}
		}
	}
}

// many returns more apps than a screen has lines, with names of every kind.
func many() []views.App {
	list := append([]views.App(nil), apps...)
	for i, row := range hostile()[:60] {
		list = append(list, views.App{ID: fmt.Sprintf("6f2e9c1d%03d", i), Name: row.Value, Note: "suspended for arrears"})
	}
	return list
}

func TestFormFits(t *testing.T) {
	t.Parallel()
	longApp := week()
	longApp.App = "an_app_whose_id_is_longer_than_any_screen_is_wide_" + fmt.Sprint(provinces)
	for name, q := range map[string]quality.Query{
		"as it opens": week(), "nothing": {}, "all wrong": {App: "a b", Product: "x", Indicator: "y", Dimension: "z",
			Range: quality.Range{From: 5, To: 3}},
		"not final": query("2026-07-22", "2026-08-20"), "long app": longApp,
	} {
		for _, at := range []int{0, 3, 5, 6} {
			everywhere(t, fmt.Sprintf("%s, field %d", name, at), func(e *views.Env) views.View {
				f := views.NewForm(e, q)
				if at%2 == 0 {
					f.SetApps(many(), "")
				} else {
					f.SetApps(nil, "the list of apps cannot be read (the account makes more calls than the service permits): type "+
						"an AppId")
				}
				act(f, times(at, keys.Down)...)
				f.TakeText("2026-02-3")
				do(f, keys.Open)
				return f
			})
		}
	}
}

// A chooser is at most as high as its list, so that the screen below it stays visible.
func TestChooserFits(t *testing.T) {
	t.Parallel()
	for field := quality.FieldApp; field <= quality.FieldRange; field++ {
		for _, typed := range []string{"", "a", "2026-02-31", "a b c"} {
			for i, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
				for j, l := range lang.All() {
					c := views.NewChooser(env(g, l), field, week(), many())
					c.Type(tea.PasteMsg{Content: typed})
					do(c, keys.PageDown)
					for at, size := range sizes() {
						if (at+i*2+j)%4 != 0 {
							continue // another combination has this size
						}
						c.SetSize(size[0], size[1])
						h := len(c.Lines())
						if h > size[1] || h < min(4, size[1]) {
							t.Fatalf("field %d, %q at %v: %d lines", field, typed, size, h)
						}
						assertFits(t, fmt.Sprintf("field %d, %q, %s, %s", field, typed, g.Name, l), c, size[0], h)
					}
				}
			}
		}
	}
}

func TestHelpFits(t *testing.T) {
	t.Parallel()
	notes := []string{"key from VOLC_ACCESSKEY", "a note " + fmt.Sprint(provinces), ""}
	for _, actions := range [][]keys.Action{nil, times(7, keys.Down), {keys.Bottom}} {
		everywhere(t, "help", func(e *views.Env) views.View {
			p := views.NewHelp(e, views.HelpAbout{Bindings: bindings(), Notes: notes})
			p.SetSize(80, 24)
			act(p, actions...)
			return p
		})
	}
}
