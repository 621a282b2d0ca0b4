package main

import (
	"strings"
	"testing"
)

func TestWhatABackfillAddsIsNotToldOfASaturatedWorker(t *testing.T) {
	added := 0.012
	for _, tt := range []struct {
		name           string
		report         laneReport
		text, json, no string
	}{
		{
			"that keeps up",
			laneReport{Rate: 300, Alone: laneFigures{Live: 299.7}, Added: &added},
			"The backfill adds 12ms to the p99 of live records.", `"added_p99_seconds":0.012,"saturated":false}`, "Saturated",
		},
		{
			"that does not",
			laneReport{Rate: 3000, Alone: laneFigures{Live: 2100}, Saturated: true},
			"Saturated: of 3000 live records a second this machine does 2100 even without a backfill", `"saturated":true}`, "The backfill adds",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var text, json strings.Builder
			if err := tt.report.write(&text, false); err != nil {
				t.Fatal(err)
			}
			if err := tt.report.write(&json, true); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(text.String(), tt.text) || strings.Contains(text.String(), tt.no) {
				t.Errorf("it says\n%s\nwant %q and not %q", text.String(), tt.text, tt.no)
			}
			if !strings.HasSuffix(strings.TrimSpace(json.String()), tt.json) || tt.report.Saturated && strings.Contains(json.String(), "added") {
				t.Errorf("the object is\n%swant it to end with %s", json.String(), tt.json)
			}
		})
	}
}
