package contract

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go/jetstream"

	"rectify/pipeline"
	"rectify/pipeline/serve"
	"rectify/pipeline/stream"
)

type object = map[string]any

// channel says what the table of streams does not.
type channel struct {
	name       string   // in the document
	stream     string   // whose subjects it is
	parameters []string // what each "*" of the subject stands for
	message    string   // in components
	operation  string
	action     string // of Rectify's: "send" or "receive"
	summary    string
}

var channels = []channel{
	{"raw", stream.Raw, []string{"source"}, Record, "takeRecord", "receive", "Publish records here, with an acknowledgement; the source is that of records that name none."},
	{"backfill", stream.Backfill, []string{"source"}, Record, "takeArchiveRecord", "receive", "Publish the records of an archive here: they wait while there are live ones."},
	{"clean", stream.Clean, []string{"lane", "lang", "source", "record"}, Clean, "emitCleanRecord", "send", "The current version of every record. New work is on abstracts.clean.live.>, one language on abstracts.clean.*.LANG.>"},
	{"dead", stream.Dead, []string{"reason", "source", "record", "hash"}, Dead, "emitDeadLetter", "send", "What could not be processed: the record as it came; the reason is in the headers."},
}

// request is one of the subjects that are answered.
type request struct{ name, subject, answer, summary string }

var requests = []request{
	{"normalize", serve.NormalizeSubject, Clean, "A record, answered at once with its clean record, or with an error in the headers."},
	{"detect", serve.DetectSubject, "language", "A record, answered at once with its language, or with an error in the headers."},
}

var parameters = object{
	"source": object{"description": "The collection. Letters, digits, \"-\" and \"_\" stand for themselves, other bytes are percent-encoded."},
	"record": object{"description": "The record's id, encoded as the source is; \"~\" and a hash when it is long."},
	"lane":   object{"description": "How the record came.", "enum": stream.Lanes},
	"lang":   object{"description": "The detected language: BCP 47, mul or und.", "examples": []string{"en", "ko", "zh-Hans", "und"}},
	"reason": object{"description": "Why it could not be processed."},
	"hash":   object{"description": "Of its bytes."},
}

// asyncAPI is the AsyncAPI 3.0 document, indented, with a line end.
func asyncAPI() ([]byte, error) {
	schemas, err := schemas()
	if err != nil {
		return nil, err
	}
	d := object{
		"asyncapi": "3.0.0",
		"info": object{
			"title": "Rectify", "version": strings.TrimPrefix(pipeline.Engine, "v"),
			"description": "Puts names right in machine-translated abstracts: raw records in, clean records out, over NATS JetStream.",
			"license":     object{"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
		},
		"defaultContentType": "application/json",
		"servers":            object{"local": object{"host": "127.0.0.1:4222", "protocol": "nats", "description": "What \"rectify up\" starts."}},
		"channels":           object{}, "operations": object{},
		"components": object{"schemas": schemas, "messages": messages(), "parameters": parameters},
	}
	if err := describeStreams(d); err != nil {
		return nil, err
	}
	describeRequests(d)
	data, err := json.MarshalIndent(d, "", "  ")
	return append(data, '\n'), err
}

// public begins the subjects that others may rely on; those of NATS itself are
// between the workers and the server.
const public = "abstracts."

// describeStreams adds every public stream. One that is not among channels is
// an error, so that none stays undescribed.
func describeStreams(d object) error {
	described := make(map[string]channel)
	for _, c := range channels {
		described[c.stream] = c
	}
	for _, s := range stream.Streams() {
		if !strings.HasPrefix(s.Subjects[0], public) {
			continue
		}
		c, ok := described[s.Name]
		if !ok || len(s.Subjects) != 1 {
			return fmt.Errorf("stream %s with subjects %q: the table of channels does not describe it", s.Name, s.Subjects)
		}
		address, err := c.address(s.Subjects[0])
		if err != nil {
			return err
		}
		entry := object{
			"address": address, "description": s.Description,
			"messages": object{c.message: ref("components", "messages", c.message)}, "x-nats-jetstream": jetStream(s),
		}
		params := object{}
		for _, p := range c.parameters {
			params[p] = ref("components", "parameters", p)
		}
		entry["parameters"] = params
		d["channels"].(object)[c.name] = entry
		d["operations"].(object)[c.operation] = object{
			"action": c.action, "channel": ref("channels", c.name), "summary": c.summary,
			"messages": []object{ref("channels", c.name, "messages", c.message)},
		}
	}
	return nil
}

// address puts the parameters in the place of the wildcards of a subject.
func (c channel) address(subject string) (string, error) {
	tokens := strings.Split(subject, ".")
	names := c.parameters
	for i, t := range tokens {
		if t != "*" {
			continue
		}
		if len(names) == 0 {
			return "", fmt.Errorf("subject %s has more wildcards than the parameters %q", subject, c.parameters)
		}
		tokens[i], names = "{"+names[0]+"}", names[1:]
	}
	if len(names) > 0 {
		return "", fmt.Errorf("subject %s has fewer wildcards than the parameters %q", subject, c.parameters)
	}
	return strings.Join(tokens, "."), nil
}

// jetStream is what a reader of a stream needs to know of it. AsyncAPI's
// binding for NATS has no words for it.
func jetStream(s jetstream.StreamConfig) object {
	return object{
		"stream": s.Name, "subjects": s.Subjects, "retention": s.Retention.String(), "discard": s.Discard.String(),
		"max_msgs_per_subject": s.MaxMsgsPerSubject, "duplicate_window": s.Duplicates.String(),
	}
}

// describeRequests adds the subjects that are answered. The answer comes to the
// client's own inbox, which has no address.
func describeRequests(d object) {
	for _, r := range requests {
		answers := r.name + "Answer"
		d["channels"].(object)[r.name] = object{
			"address": r.subject, "messages": object{Record: ref("components", "messages", Record)},
		}
		d["channels"].(object)[answers] = object{
			"address": nil, "messages": object{r.answer: ref("components", "messages", r.answer), "problem": ref("components", "messages", "problem")},
		}
		d["operations"].(object)[r.name] = object{
			"action": "receive", "channel": ref("channels", r.name), "summary": r.summary,
			"messages": []object{ref("channels", r.name, "messages", Record)},
			"reply": object{
				"channel":  ref("channels", answers),
				"messages": []object{ref("channels", answers, "messages", r.answer), ref("channels", answers, "messages", "problem")},
			},
		}
	}
}

// ref is a JSON Reference to a place in the document.
func ref(path ...string) object { return object{"$ref": "#/" + strings.Join(path, "/")} }
