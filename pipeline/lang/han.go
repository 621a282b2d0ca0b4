package lang

// The national standards that tell the writers of Han characters apart.
const (
	mainland = iota // GB 2312: zh-Hans
	taiwan          // Big5: zh-Hant
	japan           // JIS X 0208: ja
	standards
)

// lacking maps a Han character to the standards that lack it, as bits. It is
// zero for characters all of them have, and for rare ones.
var lacking = lackingTable()

func lackingTable() *[0xA000 - 0x4E00]uint8 {
	var of [0xA000 - 0x4E00]uint8
	for _, list := range []struct {
		chars   string
		lacking uint8
	}{
		{hansOnly, 1<<taiwan | 1<<japan},
		{hantOnly, 1<<mainland | 1<<japan},
		{jaOnly, 1<<mainland | 1<<taiwan},
		{hansHant, 1 << japan},
		{hansJa, 1 << taiwan},
		{hantJa, 1 << mainland},
	} {
		for _, r := range list.chars {
			of[r-0x4E00] = list.lacking
		}
	}
	return &of
}

func (g *gatherer) han(r rune) {
	if r < 0x4E00 || r >= 0xA000 {
		return
	}
	of := lacking[r-0x4E00]
	if of == 0 {
		return
	}
	for s := range standards {
		g.outside[s] += int32(of >> s & 1)
	}
}

// judgeHan judges a text in Han characters alone: it is of the place whose
// standard lacks the fewest of them.
func (e *evidence) judgeHan() verdict {
	hans, hant, ja := int(e.outside[mainland]), int(e.outside[taiwan]), int(e.outside[japan])
	switch {
	case ja < min(hans, hant):
		return verdict{lang: "ja", confidence: confident(2 * (min(hans, hant) - ja))}
	case hans == hant:
		if e.corners > 0 && ja > 0 {
			return verdict{lang: "zh-Hant", confidence: 0.7}
		}
		v := verdict{lang: "zh", confidence: 0.7, open: []string{"zh-Hans", "zh-Hant"}}
		if ja <= hans {
			v.open = append(v.open, "ja")
		}
		return v
	}
	v := verdict{lang: "zh-Hans", confidence: confident(2 * (hant - hans))}
	if hant < hans {
		v = verdict{lang: "zh-Hant", confidence: confident(2 * (hans - hant))}
	}
	if ja == min(hans, hant) {
		v.open = []string{v.lang, "ja"}
	}
	return v
}
