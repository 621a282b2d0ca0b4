package wire

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// CloudEvent is the media type of an event in the JSON format.
const CloudEvent = "application/cloudevents+json"

// Unwrap takes the record out of a CloudEvent in structured mode, which is one
// whose content type says so (CloudEvents 1.0, NATS Protocol Binding, 3): its
// "data", without the white space around values, or what "data_base64" holds.
// The attributes of the event speak of the message, not of the record, and are
// not kept. Every other message is returned as it is; of an event in binary
// mode that is the record. The names of headers may be in any case.
func Unwrap(header map[string][]string, data []byte) ([]byte, error) {
	media := eventType(header)
	switch media {
	case "":
		return data, nil
	case CloudEvent, "application/cloudevents":
	default:
		return nil, refuse(BadShape, "%s: of CloudEvents, single ones in JSON are read (%s), or binary mode with the record as the body", media, CloudEvent)
	}
	members, err := object(data)
	if err != nil {
		return nil, err
	}
	attributes := make(map[string]jsontext.Value)
	for _, mb := range members {
		attributes[mb.name] = mb.value
	}
	if v := attributes["specversion"]; string(v) != `"1.0"` {
		return nil, refuse(BadShape, `the CloudEvent's "specversion" must be "1.0", it is %s`, clip(orNull(v)))
	}
	return eventData(attributes)
}

// eventType is the media type of an event, "" of all else.
func eventType(header map[string][]string) string {
	found := ""
	for name, values := range header {
		if !strings.EqualFold(name, "Content-Type") {
			continue
		}
		for _, v := range values {
			media, _, _ := strings.Cut(v, ";")
			if media = strings.ToLower(strings.TrimSpace(media)); strings.HasPrefix(media, "application/cloudevents") {
				found = max(found, media) // whatever the order of the map
			}
		}
	}
	return found
}

// eventData is the record of an event (CloudEvents JSON Event Format, 3.1).
func eventData(attributes map[string]jsontext.Value) ([]byte, error) {
	if v, ok := attributes["data"]; ok {
		return v, nil
	}
	v, ok := attributes["data_base64"]
	if !ok {
		return nil, refuse(BadShape, `the CloudEvent has no "data"; the record belongs there`)
	}
	var text string
	if json.Unmarshal(v, &text) != nil {
		return nil, refuse(BadShape, `"data_base64" must be a text, it is %s`, kindName(v.Kind()))
	}
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, refuse(BadShape, `"data_base64": %v`, err)
	}
	return data, nil
}

func orNull(v jsontext.Value) jsontext.Value {
	if v == nil {
		return jsontext.Value("null")
	}
	return v
}
