package contract_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rectify/pipeline/contract"
	"rectify/pipeline/stream"
)

// asyncDocument is what the tests look at of the AsyncAPI document.
type asyncDocument struct {
	AsyncAPI string
	Channels map[string]struct {
		Address    string
		Parameters map[string]any
		Messages   map[string]any
		JetStream  *struct{ Stream string } `json:"x-nats-jetstream"`
	}
	Operations map[string]struct {
		Action  string
		Channel map[string]string
	}
}

func asyncAPI(t testing.TB) asyncDocument {
	t.Helper()
	var d asyncDocument
	if err := json.Unmarshal(document(t, contract.Async), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// references yields every "$ref" below a value.
func references(v any, yield func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, child := range v {
			if to, ok := child.(string); ok && k == "$ref" {
				yield(to)
			}
			references(child, yield)
		}
	case []any:
		for _, child := range v {
			references(child, yield)
		}
	}
}

// resolve follows a JSON Pointer (RFC 6901) from the root of a document.
func resolve(root any, ref string) error {
	path, ok := strings.CutPrefix(ref, "#/")
	if !ok {
		return fmt.Errorf("%q does not point into the document", ref)
	}
	at := root
	for _, token := range strings.Split(path, "/") {
		in, _ := at.(map[string]any)
		next, ok := in[token]
		if !ok {
			return fmt.Errorf("%q: there is no %q", ref, token)
		}
		at = next
	}
	return nil
}

func TestEveryReferenceOfTheAsyncAPIDocumentLeadsSomewhere(t *testing.T) {
	root := decode(t, document(t, contract.Async))
	n := 0
	references(root, func(ref string) {
		n++
		if err := resolve(root, ref); err != nil {
			t.Error(err)
		}
	})
	if n == 0 {
		t.Error("there are no references")
	}
}

func TestTheAddressesAreTheSubjectsOfTheStreams(t *testing.T) {
	js, d := connect(t), asyncAPI(t)
	got := make(map[string][]string)
	for name, c := range d.Channels {
		var inAddress []string
		for _, m := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(c.Address, -1) {
			inAddress = append(inAddress, m[1])
		}
		slices.Sort(inAddress)
		if diff := cmp.Diff(inAddress, slices.Sorted(maps.Keys(c.Parameters))); diff != "" {
			t.Errorf("%s: parameters (-in the address +described):\n%s", name, diff)
		}
		if c.JetStream != nil {
			got[c.JetStream.Stream] = append(got[c.JetStream.Stream], regexp.MustCompile(`\{\w+\}`).ReplaceAllString(c.Address, "*"))
		}
	}
	want := make(map[string][]string) // as the server has them
	streams := js.ListStreams(t.Context())
	for s := range streams.Info() {
		if strings.HasPrefix(s.Config.Subjects[0], "abstracts.") {
			want[s.Config.Name] = s.Config.Subjects
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Errorf("subjects (-server +document):\n%s", diff)
	}
}

func TestTheSubjectsThatPackageStreamMakesAreAddressed(t *testing.T) {
	d := asyncAPI(t)
	for subject, channel := range map[string]string{
		stream.RawSubject(stream.Live, "a.b c"):                     "raw",
		stream.RawSubject(stream.Archive, ""):                       "backfill",
		stream.CleanSubject(stream.Live, "zh-Hans", "kci", "1 > *"): "clean",
		stream.DeadSubject("not-json", "kci", "", []byte("x")):      "dead",
	} {
		if address := d.Channels[channel].Address; !matcher(address).MatchString(subject) {
			t.Errorf("%s is no subject of %s", subject, address)
		}
	}
}

func TestTheSchemasWorkInsideTheAsyncAPIDocument(t *testing.T) {
	c := jsonschema.NewCompiler()
	if err := c.AddResource("asyncapi.json", decode(t, document(t, contract.Async))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{contract.Record, contract.Clean, contract.Dead} {
		if _, err := c.Compile("asyncapi.json#/components/schemas/" + name + "/schema"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	s, err := c.Compile("asyncapi.json#/components/schemas/clean/schema")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(decode(t, []byte(`{"id":"1","lang":"en","normalization":{"language":{"detected":"en","confidence":2,"parts":[]}}}`))); err == nil {
		t.Error("a confidence of 2 passes")
	}
}

func TestEveryOperationSaysOfItselfWhatRectifyDoes(t *testing.T) {
	d := asyncAPI(t)
	if d.AsyncAPI != "3.0.0" {
		t.Errorf("asyncapi is %q", d.AsyncAPI)
	}
	for name, o := range d.Operations {
		if o.Action != "send" && o.Action != "receive" {
			t.Errorf("%s: the action is %q", name, o.Action)
		}
		if _, ok := d.Channels[strings.TrimPrefix(o.Channel["$ref"], "#/channels/")]; !ok {
			t.Errorf("%s: no channel %v", name, o.Channel)
		}
	}
}
