package contract

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nats.go/micro"

	"rectify/pipeline/serve"
	"rectify/pipeline/stream"
)

// schemaFormat says of a schema in the document which draft it is.
const schemaFormat = "application/schema+json;version=draft-2020-12"

// text is a schema of a header.
func text(description string) object {
	return object{"type": "string", "description": description}
}

func headers(properties object) object {
	return object{"type": "object", "properties": properties}
}

func date(description string) object {
	return object{"type": "string", "format": "date-time", "description": description}
}

func pattern(pattern, description string) object {
	return object{"type": "string", "pattern": pattern, "description": description}
}

// traced adds the headers of a trace (W3C Trace Context), which go from a raw
// record to its clean one.
func traced(properties object) object {
	properties["traceparent"] = text("The trace that the record is part of (W3C Trace Context).")
	properties["tracestate"] = text("More of the trace, for those who write it.")
	return properties
}

// cleanHeaders are the headers of a clean record. Those that begin with Nats-
// are there for the server.
func cleanHeaders(id object) object {
	h := headers(traced(object{
		jetstream.MsgIDHeader: id,
		stream.HeaderRevision: pattern(`^[^ ]+ [0-9]+ [0-9]+$`, "The revision, as in the record: as of when the raw text is, the number of the ruleset, and that of the last decision. "+
			"Of two versions of a record the one with the higher revision is newer."),
		stream.HeaderRuleset: pattern(`^sha256:[0-9a-f]{64}$`, "The hash of the ruleset that made it."),
		stream.HeaderSHA256:  pattern(`^[0-9a-f]{64}$`, "The hash of the raw record, byte for byte."),
		stream.HeaderStored:  date("When the raw record came, with nanoseconds."),
		"ce-specversion":     text("Where workers are told to write CloudEvents, a clean record is one, and its attributes are headers (CloudEvents 1.0.2, NATS Protocol Binding 3.1)."),
	}))
	h["required"] = []string{jetstream.MsgIDHeader, stream.HeaderRevision, stream.HeaderRuleset, stream.HeaderSHA256, stream.HeaderStored}
	h["patternProperties"] = object{
		"^ce-":   object{"type": "string"},
		"^Nats-": object{"type": "string", "description": "For the server."},
	}
	h["additionalProperties"] = false
	return h
}

// messages are the messages of the document. Those of the streams are named as
// their schemas are.
func messages() object {
	id := text("Names the message for the check for duplicates: sent again under the same id it is stored once.")
	return object{
		Record: object{
			"title": "Record", "contentType": "application/json", "payload": ref("components", "schemas", Record),
			"headers": headers(traced(object{
				jetstream.MsgIDHeader: id,
				stream.HeaderAsOf: date("As of when the text is, when that is before it is published: of an export, the time of the export. " +
					"Of two texts of a record the later stands, whatever came first."),
			})),
		},
		Clean: object{
			"title": "Clean record", "contentType": "application/json", "payload": ref("components", "schemas", Clean),
			"headers": cleanHeaders(id),
		},
		Dead: object{
			"title": "Dead letter", "summary": "Its data is the record as it came, byte for byte.",
			"contentType": "application/octet-stream", "headers": ref("components", "schemas", Dead),
		},
		"language": object{
			"title": "Language of a record", "contentType": "application/json",
			"payload": object{"schemaFormat": schemaFormat, "schema": object{
				"type": "object", "required": []string{"id", "source", "language"},
				"properties": object{
					"id": object{"type": "string"}, "source": object{"type": "string"},
					"language": ref("components", "schemas", Clean, "schema", "$defs", "language"),
				},
			}},
		},
		"problem": object{
			"title": "Problem", "contentType": "application/problem+json",
			"headers": headers(object{
				micro.ErrorCodeHeader: text("The status that HTTP would have."),
				micro.ErrorHeader:     text("What is wrong, for a person."),
				serve.HeaderReason:    text("What is wrong, for programs; as in dead letters."),
			}),
			"payload": object{
				"type": "object", "required": []string{"title", "status", "reason", "detail"},
				"properties": object{
					"title": object{"type": "string"}, "status": object{"type": "integer"},
					"reason": object{"type": "string"}, "detail": object{"type": "string"},
					"line": object{"type": "integer"}, "id": object{"type": "string"},
				},
			},
		},
	}
}

// schemas puts the schemas into the document. Their references are made those
// of the document, so that a reader needs to know no more than JSON Reference.
func schemas() (object, error) {
	out := object{}
	for name, data := range map[string][]byte{Record: record, Clean: clean, Dead: dead} {
		var schema object
		if err := json.Unmarshal(data, &schema); err != nil {
			return nil, fmt.Errorf("schema %s: %w", name, err)
		}
		delete(schema, "$schema") // schemaFormat says it
		rebase(schema, "#/components/schemas/"+name+"/schema/")
		out[name] = object{"schemaFormat": schemaFormat, "schema": schema}
	}
	return out, nil
}

// rebase makes references to places in a schema ones to places under prefix.
func rebase(v any, prefix string) {
	switch v := v.(type) {
	case object:
		for k, child := range v {
			if to, ok := child.(string); ok && k == "$ref" {
				v[k] = prefix + strings.TrimPrefix(to, "#/")
				continue
			}
			rebase(child, prefix)
		}
	case []any:
		for _, child := range v {
			rebase(child, prefix)
		}
	}
}
