package observe

import _ "embed"

// Dashboard is a dashboard for Grafana over the metrics of this package. It
// asks for its Prometheus data source when it is imported.
//
//go:embed dashboard.json
var Dashboard []byte
