package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"rectify/pipeline"
	"rectify/pipeline/wire"
)

// mix makes records that are like those of the sample, in its proportions, and
// all different.
type mix []template

// template is a record of the sample that is varied.
type template struct {
	members              map[string]json.RawMessage
	source, id, abstract string
	remark               remark
}

// remark is a sentence that differs from record to record, added to the
// abstract so that no two texts are the same: two numbers around one of some words.
type remark struct {
	format string
	words  []string
}

// remarks is one of every language that the sample is in.
var remarks = map[string]remark{
	"en": {" The study draws on %d %s and %d reports.", []string{"interviews", "surveys", "speeches", "letters", "treaties", "maps", "debates"}},
	"fr": {" L’étude s’appuie sur %d %s et %d rapports.", []string{"entretiens", "enquêtes", "discours", "lettres", "traités", "cartes", "débats"}},
	"ko": {" 이 연구는 %d건의 %s와 보고서 %d건을 분석했다.", []string{"인터뷰", "기사", "담화", "편지", "지도", "회의", "강의"}},
	"zh": {"研究使用了%d次%s和%d份报告。", []string{"访谈", "调查", "演讲", "会议", "辩论", "谈话", "会谈"}},
}

func newMix(p *pipeline.Pipeline) (mix, error) {
	var all mix
	for line := range bytes.Lines(sample) {
		m, err := wire.Parse(bytes.TrimSpace(line), inputLimit)
		if err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		t := template{source: m.Record.Source, id: m.Record.ID, abstract: m.Record.Abstract}
		if err := json.Unmarshal(line, &t.members); err != nil {
			return nil, fmt.Errorf("sample: %w", err)
		}
		lang, _, _ := strings.Cut(p.Identify(m.Record).Detected, "-")
		var ok bool
		if t.remark, ok = remarks[lang]; !ok {
			t.remark = remarks["en"]
		}
		all = append(all, t)
	}
	return all, nil
}

// record is the i-th of them.
func (m mix) record(i int) (source string, data []byte, err error) {
	t := m[i%len(m)]
	members := make(map[string]json.RawMessage, len(t.members))
	for name, value := range t.members {
		members[name] = value
	}
	word := t.remark.words[i/len(m)%len(t.remark.words)]
	said := fmt.Sprintf(t.remark.format, 20+i%977, word, 1+i)
	for name, text := range map[string]string{"id": fmt.Sprintf("%s-%d", t.id, i), "abstract": t.abstract + said} {
		if members[name], err = json.Marshal(text); err != nil {
			return "", nil, err
		}
	}
	data, err = json.Marshal(members)
	return t.source, data, err
}

// warm has everything loaded that is loaded once: language models, dictionary,
// tables.
func warm(p *pipeline.Pipeline, m mix) error {
	for i := range 3 * len(m) {
		_, data, err := m.record(i)
		if err != nil {
			return err
		}
		if _, _, err := wire.Normalize(p, data, inputLimit); err != nil {
			return err
		}
	}
	return nil
}
