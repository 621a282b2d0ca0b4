package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"rectify/pipeline/stream"
)

// How many records of an archive wait: for every live one that is to be
// published, and at least. It is more than a worker gets to meanwhile.
const (
	archivedPerLive = 10
	archivedLeast   = 10_000
)

// kept is how much of the rate a worker must keep up with, over all, for its
// latency to be more than the length of a queue that grows.
const kept = 0.95

// lanes measures how long live records take at a rate, alone and beside a
// backfill that has more waiting than can be done.
func (b *bench) lanes(ctx context.Context, records, rate int) (*laneReport, error) {
	alone, err := b.lane(ctx, records, 0, rate)
	if err != nil {
		return nil, err
	}
	beside, err := b.lane(ctx, records, max(archivedPerLive*records, archivedLeast), rate)
	if err != nil {
		return nil, err
	}
	l := &laneReport{Rate: rate, Alone: alone, Beside: beside, Saturated: alone.Live < kept*float64(rate)}
	if !l.Saturated {
		added := beside.P99 - alone.P99
		l.Added = &added
	}
	return l, nil
}

// lane measures live records while so many of an archive are waiting.
func (b *bench) lane(ctx context.Context, records, archive, rate int) (laneFigures, error) {
	js, end, err := b.course(ctx)
	if err != nil {
		return laneFigures{}, err
	}
	defer end()
	if err := b.fill(ctx, js, stream.Archive, records, records+archive); err != nil {
		return laneFigures{}, err
	}
	var archived atomic.Int64
	began := time.Now()
	if err := b.beside(ctx, js, b.worker(&archived), records, rate); err != nil {
		return laneFigures{}, err
	}
	took, backfilled := time.Since(began), archived.Load()
	if archive > 0 && backfilled >= int64(archive) {
		return laneFigures{}, fmt.Errorf("the archive of %d records ended before the %d live ones; take a higher --rate", archive, records)
	}
	all, err := ages(ctx, js, stream.Live, records)
	if err != nil {
		return laneFigures{}, err
	}
	return laneFigures{
		P50: percentile(all, 50).Seconds(), P99: percentile(all, 99).Seconds(),
		Live: float64(records) / took.Seconds(), Backfilled: float64(backfilled) / took.Seconds(),
	}, nil
}
