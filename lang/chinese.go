package lang

// chinese translates every text of the program that a person sees, by the English that stands in the code. The words
// are those of the vendor's Chinese pages: 指标, 维度, 卡顿率, 进房成功率.
var chinese = map[string]string{}
