package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// listed is a description in the list of them.
type listed struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Href  string `json:"href"`
}

func (a *API) listSchemas(w http.ResponseWriter, _ *http.Request) {
	list := struct {
		Schemas []listed `json:"schemas"`
	}{[]listed{}}
	for _, d := range a.Documents {
		list.Schemas = append(list.Schemas, listed{d.Name, d.Title, "/v1/schema/" + d.Name})
	}
	reply(w, http.StatusOK, oneJSON, list)
}

func (a *API) showSchema(w http.ResponseWriter, q *http.Request) {
	var names []string
	for _, d := range a.Documents {
		if d.Name == q.PathValue("name") {
			w.Header().Set("Content-Type", d.Type)
			w.Header().Set("ETag", `"`+d.Hash+`"`)
			http.ServeContent(w, q, "", time.Time{}, bytes.NewReader(d.Data))
			return
		}
		names = append(names, d.Name)
	}
	newProblem(NoSuchPath, fmt.Sprintf("there is no schema %q; there are %s", q.PathValue("name"), strings.Join(names, ", "))).write(w)
}
