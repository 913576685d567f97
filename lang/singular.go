package lang

// A singularForm is an English text in the singular. A field is empty if the text stays as it is.
type singularForm struct {
	first  string // where the first number is 1
	second string // where the second number is 1
	both   string // where both are
}

// singular lists the English texts that count. Chinese has one form for all numbers.
var singular = map[string]singularForm{
	"%d requests":             {first: "%d request"},
	"%d requests, about %d s": {first: "%d request, about %d s"},
	"%d days are not held":    {first: "%d day is not held"},
	"%d rows are in %s":       {first: "%d row is in %s"},

	"%d marks cleared":                              {first: "%d mark cleared"},
	"%d marks are of %s":                            {first: "%d mark is of %s"},
	"%d marks are of values that this answer lacks": {first: "%d mark is of a value that this answer lacks"},
	"%d days":              {first: "%d day"},
	"%d values":            {first: "%d value"},
	"%d values of %d days": {first: "%d value of %d days", second: "%d values of %d day", both: "%d value of %d day"},
	"%d days with %d values": {first: "%d day with %d values", second: "%d days with %d value",
		both: "%d day with %d value"},
	"%d windows of users": {first: "%d window of users"},
	"%d values changed":   {first: "%d value changed"},
	"%d days stay as held: the service told less of them": {
		first: "%d day stays as held: the service told less of it"},
	"%d days each":    {first: "%d day each"},
	"%d are not held": {first: "%d is not held"},
	"of %d it is not known whether they lasted: no day late enough was judged": {
		first: "of %d it is not known whether it lasted: no day late enough was judged"},
	"found %d incidents, the worst of severity %s": {first: "found %d incident, the worst of severity %s"},
	"%d steps":                             {first: "%d step"},
	"%d other provinces as before":         {first: "%d other province as before"},
	"%d other countries as before":         {first: "%d other country as before"},
	"%d other systems as before":           {first: "%d other system as before"},
	"%d other networks as before":          {first: "%d other network as before"},
	"%d other values of %s as before":      {first: "%d other value of %s as before"},
	"judged by just %d past days":          {first: "judged by just %d past day"},
	"never fired in %d days":               {first: "never fired in %d day"},
	"fired %d times in %d days, %d lasted": {first: "fired %d time in %d days, %d lasted"},

	"%d incidents in %d rows": {first: "%d incident in %d rows", second: "%d incidents in %d row",
		both: "%d incident in %d row"},
	"nothing got worse in %d rows on %d days, which are not all": {
		first:  "nothing got worse in %d row on %d days, which is not all",
		second: "nothing got worse in %d rows on %d day, which are not all",
		both:   "nothing got worse in %d row on %d day, which is not all"},
	"nothing got worse beyond what is usual in %d rows on %d days": {
		first:  "nothing got worse beyond what is usual in %d row on %d days",
		second: "nothing got worse beyond what is usual in %d rows on %d day",
		both:   "nothing got worse beyond what is usual in %d row on %d day"},
	"no verdict: just %d rows could be judged, most could not": {first: "no verdict: just %d row could be judged, most " +
		"could not"},
	"%d rows have too few calls to be judged": {
		first: "%d row has too few calls to be judged"},
	"severity %s; evidence of %s ordinary deviations; judged by %d past days; bad on %d days; " +
		"%d of %d days have values; %s; a heuristic, not a proof": {
		first: "severity %s; evidence of %s ordinary deviations; judged by %d past day; bad on %d days; " +
			"%d of %d days have values; %s; a heuristic, not a proof",
		second: "severity %s; evidence of %s ordinary deviations; judged by %d past days; bad on %d day; " +
			"%d of %d days have values; %s; a heuristic, not a proof",
		both: "severity %s; evidence of %s ordinary deviations; judged by %d past day; bad on %d day; " +
			"%d of %d days have values; %s; a heuristic, not a proof"},
	"judged by %d past days":                      {first: "judged by %d past day"},
	"%d rows have no values in these days":        {first: "%d row has no values in these days"},
	"%d rows have too few past days to be judged": {first: "%d row has too few past days to be judged"},
	"%d rows are of series whose " +
		"direction is unknown": {first: "%d row is of a series whose direction is unknown"},
	"%d rows got worse like all others, and whether the whole app did is not known": {
		first: "%d row got worse like all others, and whether the whole app did is not known"},
	"%d values left out: they lack figures or users": {first: "%d value left out: it lacks figures or users"},
	"+%d others": {first: "+%d other"},

	"asked again: %d days":                   {first: "asked again: %d day"},
	"asked again: %d days, no value changed": {first: "asked again: %d day, no value changed"},
	"asked again: %d days, %d values changed": {first: "asked again: %d day, %d values changed",
		second: "asked again: %d days, %d value changed", both: "asked again: %d day, %d value changed"},
	"for %d days the service answered less than is held, which stays": {first: "for %d day the service answered less " +
		"than is held, which stays"},
	"%d days are too old to be asked for": {first: "%d day is too old to be asked for"},

	"%d values are not numbers and are shown as gaps": {first: "%d value is not a number and is shown as a gap"},
	"%d values are impossible in their unit (a percentage lies between 0 and 100) and are shown as gaps": {
		first: "%d value is impossible in its unit (a percentage lies between 0 and 100) and is shown as a gap"},
	"%d values were returned twice with different figures; the later is shown": {
		first: "%d value was returned twice with different figures; the later is shown"},
	"%d entries have no readable day or name and are left out": {first: "%d entry has no readable day or name and " +
		"is left out"},
	"%d entries have no readable time or name and are left out": {first: "%d entry has no readable time or name and " +
		"is left out"},
	"%d values lie in the future and are left out": {first: "%d value lies in the future and is left out"},
	"%d entries have no readable number of users and are left out": {first: "%d entry has no readable number of users " +
		"and is left out"},
	"%d series cannot be read and are left out": {first: "%d series cannot be read and is left out"},
	"no success rate is above 1 in %d series: they look like fractions, not percentages; nothing is scaled": {
		first: "no success rate is above 1 in %d series: it looks like fractions, not percentages; nothing is scaled"},
	"%d calls in %s": {first: "%d call in %s"},
	"all %d calls that are permitted in %s are made; the next is permitted at %s": {
		first: "the %d call that is permitted in %s is made; the next is permitted at %s"},
	"the clock of this machine is %d minutes ahead of the service's": {
		first: "the clock of this machine is %d minute ahead of the service's"},
	"the clock of this machine is %d minutes behind the service's": {
		first: "the clock of this machine is %d minute behind the service's"},
	"%d hours":   {first: "%d hour"},
	"%d minutes": {first: "%d minute"},
	"%d seconds": {first: "%d second"},
}

// counted is an English text in the form for its numbers.
func counted(text string, args []any) string {
	a, ok := singular[text]
	if !ok {
		return text
	}
	is := func(i int) bool { return i < len(args) && args[i] == any(1) }
	form := ""
	switch {
	case is(0) && is(1):
		if form = a.both; form == "" {
			form = a.first
		}
	case is(0):
		form = a.first
	case is(1):
		form = a.second
	}
	if form == "" {
		return text
	}
	return form
}
