package wire_test

import (
	"testing"

	"rectify/pipeline/wire"
)

func TestACloudEventInStructuredModeIsItsData(t *testing.T) {
	const json = "application/cloudevents+json"
	for _, tt := range []struct{ name, contentType, in, want string }{
		{"the record is under data", json, `{"specversion":"1.0","id":"e","source":"/x","type":"t","data": {"id":"1","n":1e400} }`, `{"id":"1","n":1e400}`},
		{"with parameters, in any case", "Application/CloudEvents+JSON; charset=utf-8", `{"specversion":"1.0","data":{"id":"1"}}`, `{"id":"1"}`},
		{"the shorter name of the NATS binding", "application/cloudevents", `{"specversion":"1.0","data":{"id":"1"}}`, `{"id":"1"}`},
		{"in base64", json, `{"specversion":"1.0","data_base64":"eyJpZCI6IjEifQ=="}`, `{"id":"1"}`},
		{"binary mode is the record itself", "application/json", `{"specversion":"1.0","data":{"id":"1"}}`, `{"specversion":"1.0","data":{"id":"1"}}`},
		{"no content type at all", "", ` nonsense`, ` nonsense`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := wire.Unwrap(map[string][]string{"content-type": {tt.contentType}}, []byte(tt.in))
			if err != nil || string(got) != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestACloudEventWithoutARecordIsRefused(t *testing.T) {
	const json = "application/cloudevents+json"
	for _, tt := range []struct{ name, contentType, in, reason, problem string }{
		{"that is not JSON", json, `nonsense`, wire.NotJSON, `not JSON at byte 1: a word that is neither true, false nor null; texts stand between double quotation marks`},
		{"of another version", json, `{"specversion":"0.3","data":{}}`, wire.BadShape, `the CloudEvent's "specversion" must be "1.0", it is "0.3"`},
		{"of no version", json, `{"data":{}}`, wire.BadShape, `the CloudEvent's "specversion" must be "1.0", it is null`},
		{"without data", json, `{"specversion":"1.0"}`, wire.BadShape, `the CloudEvent has no "data"; the record belongs there`},
		{"with a number for base64", json, `{"specversion":"1.0","data_base64":1}`, wire.BadShape, `"data_base64" must be a text, it is a number`},
		{"with bad base64", json, `{"specversion":"1.0","data_base64":"*"}`, wire.BadShape, `"data_base64": illegal base64 data at input byte 0`},
		{"with a key twice", json, `{"specversion":"1.0","data":{},"data":{}}`, wire.DuplicateKey, `in /data, at byte 31: the key "data" stands twice; which one is meant?`},
		{"in a batch", "application/cloudevents-batch+json", `[]`, wire.BadShape, `application/cloudevents-batch+json: of CloudEvents, single ones in JSON are read (application/cloudevents+json), or binary mode with the record as the body`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := wire.Unwrap(map[string][]string{"Content-Type": {tt.contentType}}, []byte(tt.in))
			refused(t, err, tt.reason, tt.problem)
		})
	}
}
