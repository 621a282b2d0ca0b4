package observe

import (
	"cmp"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"rectify/pipeline"
	"rectify/pipeline/stream"
)

// Metrics counts outcomes. Names and units follow Prometheus's practice:
// base units, _total for what only grows.
type Metrics struct {
	registry *prometheus.Registry

	records, letters, bytes, again, broken *prometheus.CounterVec
	changes, suggestions                   *prometheus.CounterVec
	normalizing, settling                  *prometheus.HistogramVec
	batches                                prometheus.Histogram
}

// Bounds of the histograms, in seconds: a record takes a tenth of a
// millisecond to normalize, and waits from milliseconds to hours.
var (
	normalizingBounds = []float64{.00005, .0001, .00025, .0005, .001, .0025, .005, .01, .025, .1, .5}
	settlingBounds    = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5, 30, 300, 3600}
	batchBounds       = []float64{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000}
)

// NewMetrics makes metrics with a registry of their own, with what Go and the
// operating system say of the process. The rulesets give the one in force.
func NewMetrics(rulesets stream.Rulesets) *Metrics {
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "rectify", Name: name, Help: help}, labels)
	}
	histogram := func(name, help string, bounds []float64) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "rectify", Name: name, Help: help, Buckets: bounds}, []string{"lane"})
	}
	m := &Metrics{
		registry:    prometheus.NewPedanticRegistry(),
		records:     counter("records_total", "Deliveries of raw records by what became of them.", "lane", "result", "lang"),
		letters:     counter("dead_letters_total", "Records that could not be processed, by reason.", "lane", "reason"),
		bytes:       counter("raw_bytes_total", "Bytes of the raw records delivered.", "lane"),
		again:       counter("redeliveries_total", "Deliveries of what had been delivered before.", "lane"),
		broken:      counter("broken_laws_total", "Records left as they came because their result would have broken a law.", "lane"),
		changes:     counter("changes_total", "Changes made, by stage and tier of the evidence.", "stage", "tier"),
		suggestions: counter("suggestions_total", "Changes left to editors, by stage and tier of the evidence.", "stage", "tier"),
		normalizing: histogram("normalize_seconds", "Time to normalize a record.", normalizingBounds),
		settling:    histogram("settle_seconds", "Time from the storing of a raw record to its settlement.", settlingBounds),
		batches: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: "rectify", Name: "batch_records", Help: "Clean records stored at once.", Buckets: batchBounds,
		}),
	}
	m.registry.MustRegister(m.records, m.letters, m.bytes, m.again, m.broken, m.changes, m.suggestions, m.normalizing, m.settling, m.batches,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), inForce{rulesets})
	return m
}

// Registry is where the metrics are gathered, and others can be added.
func (m *Metrics) Registry() *prometheus.Registry { return m.registry }

// Observe counts one outcome. It is one for a worker.
func (m *Metrics) Observe(o stream.Outcome) {
	lane := string(o.Lane)
	m.records.WithLabelValues(lane, o.Result, o.Lang).Inc()
	m.bytes.WithLabelValues(lane).Add(float64(o.Bytes))
	if o.Deliveries > 1 {
		m.again.WithLabelValues(lane).Inc()
	}
	switch o.Result {
	case stream.Buried:
		m.letters.WithLabelValues(lane, o.Reason).Inc()
	case stream.Cleaned:
		m.clean(o, lane)
	}
	if o.Result != stream.PutBack && o.Result != stream.HandedBack { // those are not settled yet
		m.settling.WithLabelValues(lane).Observe(o.Age.Seconds())
	}
}

func (m *Metrics) clean(o stream.Outcome, lane string) {
	m.normalizing.WithLabelValues(lane).Observe(o.Took.Seconds())
	m.batches.Observe(float64(o.Batch))
	if o.Broken {
		m.broken.WithLabelValues(lane).Inc()
	}
	count(m.changes, o.Changes)
	count(m.suggestions, o.Suggestions)
}

// count counts changes by stage, not by rule: each concept has a rule of its
// own, and a glossary can have fifty thousand.
func count(vec *prometheus.CounterVec, changes []pipeline.Change) {
	for _, c := range changes {
		why := c.Why[0]
		tier := ""
		if len(why.Evidence) > 0 {
			tier = why.Evidence[0].Kind
		}
		vec.WithLabelValues(cmp.Or(why.Stage, why.Rule), tier).Inc()
	}
}

// inForce is the ruleset that is in force, as a metric.
type inForce struct{ stream.Rulesets }

var (
	rulesetInfo = prometheus.NewDesc("rectify_ruleset_info", "The ruleset in force, always 1.", []string{"version", "ruleset", "rectify"}, nil)
	epochInfo   = prometheus.NewDesc("rectify_ruleset_epoch", "The number of the published ruleset in force, 0 when none is published.", nil, nil)
)

// Describe is for Prometheus.
func (inForce) Describe(ch chan<- *prometheus.Desc) { ch <- rulesetInfo; ch <- epochInfo }

// Collect is for Prometheus.
func (f inForce) Collect(ch chan<- prometheus.Metric) {
	r := f.Current()
	ch <- prometheus.MustNewConstMetric(rulesetInfo, prometheus.GaugeValue, 1, cmp.Or(r.Version, strconv.FormatUint(r.Epoch, 10)), r.Pipeline.Ruleset(), pipeline.Engine)
	ch <- prometheus.MustNewConstMetric(epochInfo, prometheus.GaugeValue, float64(r.Epoch))
}
