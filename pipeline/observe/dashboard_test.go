package observe_test

import (
	"encoding/json"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"rectify/pipeline/observe"
)

// TestTheDashboardAsksForMetricsThatExist holds its expressions to what is
// registered, and the other way round: what nobody looks at is not counted.
func TestTheDashboardAsksForMetricsThatExist(t *testing.T) {
	var board struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(observe.Dashboard, &board); err != nil {
		t.Fatal(err)
	}
	known := described(observe.NewMetrics(rulesets(t)).Registry(), observe.Waiting{Log: slog.New(slog.DiscardHandler)})
	name := regexp.MustCompile(`rectify_\w+`)
	var asked []string
	for _, p := range board.Panels {
		for _, target := range p.Targets {
			for _, n := range name.FindAllString(target.Expr, -1) {
				n = strings.TrimSuffix(n, "_bucket")
				asked = append(asked, n)
				if !slices.Contains(known, n) {
					t.Errorf("panel %q asks for %s, which nobody counts", p.Title, n)
				}
			}
		}
	}
	for _, n := range known {
		alone := []string{"rectify_raw_bytes_total", "rectify_batch_records", "rectify_ruleset_info", "rectify_nats_up"} // for alerts and questions
		if strings.HasPrefix(n, "rectify_") && !slices.Contains(asked, n) && !slices.Contains(alone, n) {
			t.Errorf("no panel shows %s", n)
		}
	}
}

// described are the names of the metrics that collectors announce.
func described(all ...prometheus.Collector) []string {
	name := regexp.MustCompile(`fqName: "(\w+)"`)
	var names []string
	for _, c := range all {
		ch := make(chan *prometheus.Desc, 1000)
		c.Describe(ch)
		close(ch)
		for d := range ch {
			names = append(names, name.FindStringSubmatch(d.String())[1])
		}
	}
	return names
}
