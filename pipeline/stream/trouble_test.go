package stream

import (
	"errors"
	"testing"
	"time"
)

// The record may have gone to another worker, or be deleted.
func TestTroubleIsForgottenWhenNoMoreOfItComes(t *testing.T) {
	f := newFeed(Archive, 1<<20)
	f.tried(&job{raw: raw{deliveries: 3}}, PutBack, errors.New("no room"))
	now := time.Now()
	if f.troubled(now) == nil {
		t.Error("it is forgotten at once")
	}
	if f.troubled(now.Add(lapse)) != nil {
		t.Error("it is never forgotten")
	}
}
