package observe

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Check is one thing that must be so for a worker to be of use.
type Check struct {
	Name string
	Do   func(context.Context) error // nil when all is well; must heed its context
}

// Handler serves what operators ask for:
//
//	/metrics  metrics in the format of Prometheus
//	/healthz  200 while the process answers: restart it when it does not
//	/readyz   200 while every check is well, else 503 with what is not
func Handler(m *Metrics, checks ...Check) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{EnableOpenMetrics: true}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "alive")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) { ready(w, r, checks) })
	return mux
}

// longestCheck is how long the checks may take together.
const longestCheck = 3 * time.Second

func ready(w http.ResponseWriter, r *http.Request, checks []Check) {
	ctx, cancel := context.WithTimeout(r.Context(), longestCheck)
	defer cancel()
	var text []byte
	status := http.StatusOK
	for _, c := range checks {
		if err := c.Do(ctx); err != nil {
			status = http.StatusServiceUnavailable
			text = fmt.Appendf(text, "%s: %v\n", c.Name, err)
			continue
		}
		text = fmt.Appendf(text, "%s: well\n", c.Name)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(text) // the client is gone
}
