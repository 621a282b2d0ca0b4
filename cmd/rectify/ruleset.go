package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"rectify/dictionaries"
	"rectify/pipeline"
	"rectify/pipeline/clean"
	"rectify/pipeline/dictionary"
	"rectify/pipeline/lang"
	"rectify/pipeline/lang/lingua"
	"rectify/pipeline/standard"
	"rectify/pipeline/term"
)

// rulesetFlags are the flags that decide what is repaired, the same for every
// command that repairs.
type rulesetFlags struct {
	dictionaries []string
	noEmbedded   bool
	langs        []string
	only, skip   []string
	style        string
	spelling     string
	chinese      bool // full-width punctuation in Chinese
}

func (f *rulesetFlags) add(c *cobra.Command) {
	f.addDictionaries(c)
	f.addChoices(c)
}

// addChoices adds the flags that say how dictionaries are used.
func (f *rulesetFlags) addChoices(c *cobra.Command) {
	fl := c.Flags()
	fl.StringSliceVar(&f.only, "only", nil, "run these `STAGES` alone, as clean/label,term/listed")
	fl.StringSliceVar(&f.skip, "skip", nil, "leave out these `STAGES`; clean/case@ru leaves one out in Russian alone")
	fl.StringVar(&f.style, "style", f.style, "how a repaired name appears: first (in full, then its acronym), full, or acronym")
	fl.StringVar(&f.spelling, "spelling", "", "house rule: spell English as american, british, oxford, or as the majority of a record")
	fl.BoolVar(&f.chinese, "chinese-punctuation", false, "house rule: full-width punctuation in Chinese")
	complete(c, "spelling", string(clean.American), string(clean.British), string(clean.Oxford), string(clean.Majority))
	var styles []string
	for _, s := range term.Styles {
		styles = append(styles, string(s))
	}
	complete(c, "style", styles...)
}

// addDictionaries adds the flags that say which dictionaries are loaded.
func (f *rulesetFlags) addDictionaries(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.dictionaries, "dictionary", nil, "add a dictionary `FILE` (.yaml, .csv, .tsv, .tbx, .tmx, .xlf); repeatable")
	f.addReading(c)
}

// addReading adds the flags that say how dictionaries are read.
func (f *rulesetFlags) addReading(c *cobra.Command) {
	f.style = string(term.FirstFull)
	fl := c.Flags()
	fl.BoolVar(&f.noEmbedded, "no-embedded", false, "leave out the embedded dictionary")
	fl.StringSliceVar(&f.langs, "langs", nil, "languages of the columns of a CSV dictionary without header, as zh,en")
}

// glossary loads the dictionaries. Warnings go to stderr; faults are an error
// that lists them all.
func (f *rulesetFlags) glossary(stderr io.Writer) (*term.Glossary, error) {
	files, err := f.files()
	if err != nil {
		return nil, err
	}
	concepts, err := f.layers(files, stderr)
	if err != nil {
		return nil, err
	}
	return compile(concepts)
}

// compile makes a glossary of concepts, with the lists of words in the binary.
func compile(concepts []term.Concept) (*term.Glossary, error) {
	words, err := embeddedWords()
	if err != nil {
		return nil, err
	}
	return term.Compile(concepts, words...), nil
}

// embeddedWords reads the lists of words in the binary, once.
var embeddedWords = sync.OnceValues(func() ([]*term.Words, error) { return dictionary.Words(dictionaries.Words) })

// layers are the concepts of the files on those of the embedded dictionary.
func (f *rulesetFlags) layers(files []dictionary.File, stderr io.Writer) ([]term.Concept, error) {
	var concepts []term.Concept
	if !f.noEmbedded {
		var err error
		if concepts, err = embeddedConcepts(); err != nil {
			return nil, err
		}
	}
	for _, file := range files {
		more, err := readDictionary(file, f.langs, stderr)
		if err != nil {
			return nil, err
		}
		concepts = dictionary.Layer(concepts, more)
	}
	return concepts, nil
}

// files are the dictionaries of --dictionary.
func (f *rulesetFlags) files() ([]dictionary.File, error) {
	if len(f.dictionaries) == 0 {
		return nil, nil
	}
	return dictionaryFiles(f.dictionaries)
}

// embeddedConcepts reads the dictionaries in the binary. What they promise
// (no clashes, examples that hold) is checked by the project's tests, not at every start.
func embeddedConcepts() ([]term.Concept, error) {
	files, err := dictionary.Files(dictionaries.FS, "dictionaries")
	if err != nil {
		return nil, err
	}
	var concepts []term.Concept
	for _, f := range files {
		cs, err := dictionary.ReadYAML(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		concepts = append(concepts, cs...)
	}
	return concepts, nil
}

// readDictionary reads a dictionary of the user's. One with examples loads only
// when they hold.
func readDictionary(file dictionary.File, langs []string, stderr io.Writer) ([]term.Concept, error) {
	concepts, faults, err := dictionary.Read(file.Name, file.Data, dictionary.Options{Langs: langs})
	if err != nil {
		return nil, err
	}
	faults = append(faults, checkExamples(concepts)...)
	for _, fault := range faults {
		if fault.Warning {
			fmt.Fprintf(stderr, "rectify: %s\n", fault)
		}
	}
	if err := dictionary.Errors(faults); err != nil {
		return nil, fmt.Errorf("the dictionary does not load:\n%w", err)
	}
	return concepts, nil
}

// options are those of the pipeline that the flags choose.
func (f *rulesetFlags) options() (standard.Options, error) {
	if !slices.Contains(term.Styles, term.Style(f.style)) {
		return standard.Options{}, fmt.Errorf("--style %q: it is one of first, full, acronym", f.style)
	}
	o := standard.Options{Style: term.Style(f.style), Only: f.only}
	if f.spelling != "" {
		variety, err := clean.ParseVariety(f.spelling)
		if err != nil {
			return standard.Options{}, fmt.Errorf("--%w", err)
		}
		o.House = append(o.House, clean.HouseSpelling(variety))
	}
	if f.chinese {
		o.House = append(o.House, clean.ChinesePunctuation)
	}
	for _, s := range f.skip {
		if stage, in, one := strings.Cut(s, "@"); one {
			o.Off = append(o.Off, pipeline.Switch{Stage: stage, Lang: in})
		} else {
			o.Skip = append(o.Skip, s)
		}
	}
	return o, nil
}

// identify is the identification of languages that all rulesets share.
var identify = sync.OnceValues(func() (pipeline.Identify, error) {
	model, err := lingua.New()
	if err != nil {
		return nil, err
	}
	return lang.New(model), nil
})

// pipeline makes the production pipeline of the flags.
func (f *rulesetFlags) pipeline(g *term.Glossary) (*pipeline.Pipeline, error) {
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	id, err := identify()
	if err != nil {
		return nil, err
	}
	config, err := standard.Config(g, id, o)
	if err != nil {
		return nil, err
	}
	return pipeline.New(config)
}

// load is glossary and pipeline in one.
func (f *rulesetFlags) load(stderr io.Writer) (*pipeline.Pipeline, error) {
	g, err := f.glossary(stderr)
	if err != nil {
		return nil, err
	}
	return f.pipeline(g)
}

// checkExamples runs every example through the names' stages of a dictionary
// of these concepts alone, so that a file is judged by what it says itself.
func checkExamples(concepts []term.Concept) []dictionary.Fault {
	g, err := compile(concepts)
	if err != nil {
		return []dictionary.Fault{{Problem: err.Error()}}
	}
	config, err := standard.Examples(g)
	if err != nil {
		return []dictionary.Fault{{Problem: err.Error()}}
	}
	p, err := pipeline.New(config)
	if err != nil {
		return []dictionary.Fault{{Problem: err.Error()}}
	}
	return dictionary.CheckExamples(concepts, func(lang, text string, o *term.Original) (string, error) {
		r := pipeline.Record{ID: "example", Source: "-", Lang: lang, Abstract: text}
		if o != nil {
			r.Original = &pipeline.Original{Lang: o.Lang, Abstract: o.Text}
		}
		res, err := p.Normalize(r)
		if err != nil {
			return "", err
		}
		return res.Abstract, p.Verify(res)
	})
}
