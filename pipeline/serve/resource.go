package serve

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// resource is what a path offers, by method.
type resource struct {
	methods    map[string]http.HandlerFunc
	accepts    []string // media types it takes
	parameters []string // of the query
}

func (r resource) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	method := q.Method
	if method == http.MethodHead {
		method = http.MethodGet // net/http sends no body
	}
	do, ok := r.methods[method]
	switch {
	case ok:
		if problem := r.check(q.URL); problem != nil {
			problem.write(w)
			return
		}
		do(w, q)
	case method == http.MethodOptions:
		w.Header().Set("Allow", r.allow())
		if len(r.accepts) > 0 {
			w.Header().Set("Accept-Post", strings.Join(r.accepts, ", "))
		}
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", r.allow())
		newProblem(BadMethod, fmt.Sprintf("%s is not for %s; it takes %s", q.URL.Path, q.Method, r.allow())).write(w)
	}
}

// check refuses a query that is not all understood: who misspells a source would
// else be told that the record is stored, and not that it is under none.
func (r resource) check(u *url.URL) *Problem {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return newProblem(BadRequest, fmt.Sprintf("the query cannot be read: %v; parameters stand as name=value with & between", err))
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		switch {
		case !slices.Contains(r.parameters, name):
			known := cmp.Or(strings.Join(r.parameters, " and "), "none")
			return newProblem(BadRequest, fmt.Sprintf("there is no parameter %q; %s has %s", name, u.Path, known))
		case len(query[name]) > 1:
			return newProblem(BadRequest, fmt.Sprintf("the parameter %q stands %d times; which one is meant?", name, len(query[name])))
		}
	}
	return nil
}

func (r resource) allow() string {
	allowed := append(slices.Collect(maps.Keys(r.methods)), http.MethodOptions)
	if _, ok := r.methods[http.MethodGet]; ok {
		allowed = append(allowed, http.MethodHead)
	}
	slices.Sort(allowed)
	return strings.Join(allowed, ", ")
}

// handler is the API over HTTP.
type handler struct {
	*API
	work chan struct{} // one for each record being worked on, over all requests
	bulk chan struct{} // one for each body of many records
}

// Handler answers requests over HTTP.
func (a *API) Handler() http.Handler {
	h := &handler{a, make(chan struct{}, a.parallel()), make(chan struct{}, a.bodies())}
	post := func(do http.HandlerFunc, parameters ...string) resource {
		return resource{map[string]http.HandlerFunc{http.MethodPost: do}, accepted, parameters}
	}
	get := func(do http.HandlerFunc) resource {
		return resource{methods: map[string]http.HandlerFunc{http.MethodGet: do}}
	}
	mux := http.NewServeMux()
	mux.Handle("/v1/normalize", post(h.answering(a.Normalize)))
	mux.Handle("/v1/detect", post(h.answering(a.Detect)))
	mux.Handle("/v1/records", post(h.storing, "lane", "source"))
	mux.Handle("/v1/schema", get(a.listSchemas))
	mux.Handle("/v1/schema/{name}", get(a.showSchema))
	mux.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) {
		newProblem(NoSuchPath, fmt.Sprintf("there is no %s; there are /v1/normalize, /v1/detect, /v1/records and /v1/schema", q.URL.Path)).write(w)
	})
	return bounded(a.requests(), mux)
}

// bounded sends away what comes while so many requests are being worked on.
func bounded(most int, next http.Handler) http.Handler {
	free := make(chan struct{}, most)
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		enter(w, free, "requests", func() { next.ServeHTTP(w, q) })
	})
}

// enter does something if there is room for it, and sends the client away if not.
func enter(w http.ResponseWriter, room chan struct{}, of string, do func()) {
	select {
	case room <- struct{}{}:
		defer func() { <-room }()
		do()
	default:
		newProblem(Busy, fmt.Sprintf("%d %s are being worked on; come again", cap(room), of)).write(w)
	}
}
