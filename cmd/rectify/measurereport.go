package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"rectify/pipeline/measure"
)

// showFindings lists what was wrong with one record, and what was missed.
func showFindings(w io.Writer, m measured) error {
	for _, f := range m.findings {
		if f.Verdict == measure.Right {
			continue
		}
		verdict := f.Verdict
		if f.Suggested {
			verdict += " suggestion"
		}
		line := fmt.Sprintf("%s: %s: %s: %q -> %q", m.gold.Record.ID, verdict, f.Field, f.Before, f.After)
		for _, r := range f.Why {
			line += fmt.Sprintf("  %s %.2f", r.Rule, r.Confidence)
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// writeReport prints a report for people.
func writeReport(w io.Writer, r *measure.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d of them must stay\n", plural(r.Records, "record"), r.Clean)
	if per, ok := r.PerThousand(); ok {
		fmt.Fprintf(&b, "edits to text that must stay: %d, %.1f per 1,000 records\n", r.ChangesOnClean, per)
	}
	writeScores(&b, r)
	fmt.Fprintf(&b, "\n%s, %d right\n\n", plural(r.Suggestions.Right+r.Suggestions.Wrong, "suggestion"), r.Suggestions.Right)
	writeCalibration(&b, r)
	// A table pads its last column too.
	for line := range strings.Lines(b.String()) {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

func writeScores(b *strings.Builder, r *measure.Report) {
	t := tabwriter.NewWriter(b, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "\n\tright\twrong\tmissed\tprecision\trecall\tF0.5\n")
	writeScore(t, "all edits", r.All)
	for _, group := range []struct {
		title string
		rows  []measure.Named
	}{{"tier", r.Tiers()}, {"language", r.Languages()}, {"rule", r.Rules()}} {
		fmt.Fprintf(t, "%s\t\t\t\t\t\t\n", group.title)
		for _, n := range group.rows {
			writeScore(t, "  "+n.Name, n.Score)
		}
	}
	_ = t.Flush() // a Builder never fails
}

func writeCalibration(b *strings.Builder, r *measure.Report) {
	t := tabwriter.NewWriter(b, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "calibration, edits and suggestions\tconfidence\tedits\tright\tshare\n")
	for _, l := range r.Calibration() {
		fmt.Fprintf(t, "  %s\t%.2f\t%d\t%d\t%.2f\n", l.Tier, l.Confidence, l.Edits, l.Right, float64(l.Right)/float64(l.Edits))
	}
	_ = t.Flush()
}

func writeScore(w io.Writer, name string, s measure.Score) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%s\t%s\t%s\n", name, s.Right, s.Wrong, s.Missed, share(s.Precision()), share(s.Recall()), share(s.F05()))
}

// share is a share for people; a dash where there is nothing to take it of.
func share(f float64, ok bool) string {
	if !ok {
		return "-"
	}
	return fmt.Sprintf("%.3f", f)
}

// scoreJSON is a score for programs; a share of nothing is null.
type scoreJSON struct {
	Name string `json:"name,omitempty"`
	measure.Score
	Precision *float64 `json:"precision"`
	Recall    *float64 `json:"recall"`
	F05       *float64 `json:"f05"`
}

func toScoreJSON(name string, s measure.Score) scoreJSON {
	return scoreJSON{name, s, three(s.Precision()), three(s.Recall()), three(s.F05())}
}

func toScoresJSON(rows []measure.Named) []scoreJSON {
	out := make([]scoreJSON, 0, len(rows))
	for _, n := range rows {
		out = append(out, toScoreJSON(n.Name, n.Score))
	}
	return out
}

// three is a share to three places.
func three(f float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	f = math.Round(f*1000) / 1000
	return &f
}

// writeReportJSON prints a report for programs, on one line.
func writeReportJSON(w io.Writer, r *measure.Report) error {
	per, ok := r.PerThousand()
	data, err := json.Marshal(struct {
		Records        int             `json:"records"`
		Clean          int             `json:"clean_records"`
		ChangesOnClean int             `json:"changes_on_clean"`
		PerThousand    *float64        `json:"changes_on_clean_per_1000"`
		All            scoreJSON       `json:"all"`
		Suggestions    int             `json:"suggestions"`
		SuggestedRight int             `json:"suggestions_right"`
		Rules          []scoreJSON     `json:"rules"`
		Tiers          []scoreJSON     `json:"tiers"`
		Languages      []scoreJSON     `json:"languages"`
		Calibration    []measure.Level `json:"calibration"`
	}{
		r.Records, r.Clean, r.ChangesOnClean, three(per, ok), toScoreJSON("", r.All),
		r.Suggestions.Right + r.Suggestions.Wrong, r.Suggestions.Right,
		toScoresJSON(r.Rules()), toScoresJSON(r.Tiers()), toScoresJSON(r.Languages()), r.Calibration(),
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}
