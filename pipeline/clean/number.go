package clean

import (
	"rectify/pipeline"
)

// Number puts the writing of numbers right, never their value.
var Number = pipeline.Stage{
	Name: "clean/number",
	Doc: `Put the writing of numbers right, never their value: "= 0. 5", one grouping of thousands, one mark for ranges.

Where the record has the text before translation, a number of it that the translation has not, in
digits or in words, is pointed out.

Before: 1,200 men, 2,300 women and 14 000 children (p = 0. 5)
After:  1,200 men, 2,300 women and 14,000 children (p = 0.5)`,
	Propose: tidyNumbers,
}

func tidyNumbers(v *pipeline.View) pipeline.Proposal {
	var room [mostFigures]figure
	all := figures(room[:0], v.Text)
	f := writing{view: v, text: v.Text, lang: primary(v.Lang)}
	f.Flags = compareNumbers(v, all)
	if len(all) == 0 || f.lang == "und" || f.lang == "mul" || f.lang == "" || noSpaces(v.Lang) {
		return f.Proposal
	}
	f.decimals(all)
	f.groups(all)
	f.powers(all)
	f.spacedUnits(all)
	if f.lang != "tr" && f.lang != "eu" {
		f.percents(all)
	}
	if f.lang != "ko" {
		f.tildes(all)
	}
	return f.Proposal
}
