package wire

import "rectify/pipeline"

// Normalize takes the bytes of one message to its clean record, as everything
// does that answers at once: no stream has a part in it, so the clean record
// has no revision. A message that is refused is an [*Error]; any other error is
// a stage that breaks its contract.
func Normalize(p *pipeline.Pipeline, data []byte, limit int) (pipeline.Result, []byte, error) {
	m, err := Parse(data, limit)
	if err != nil {
		return pipeline.Result{}, nil, err
	}
	res, err := p.Lawful(m.Record)
	if err != nil {
		return pipeline.Result{}, nil, err
	}
	clean, err := m.Clean(res, nil)
	return res, clean, err
}
