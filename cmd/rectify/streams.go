package main

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"text/tabwriter"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/spf13/cobra"

	"rectify/pipeline/stream"
)

// topologyFlags say how the streams are laid out.
type topologyFlags struct {
	replicas int
	storage  string
}

var storages = []string{"file", "memory"}

func (f *topologyFlags) add(c *cobra.Command) {
	c.Flags().IntVar(&f.replicas, "replicas", 0, "keep so many copies of each stream and bucket: 1, or 3 or 5 on a cluster (0: as they are, 1 for new ones)")
	c.Flags().StringVar(&f.storage, "storage", "file", "keep new streams in files or in memory: file or memory")
	complete(c, "storage", storages...)
}

func (f *topologyFlags) topology() (stream.Topology, error) {
	t := stream.Topology{Replicas: f.replicas}
	switch f.storage {
	case "file":
	case "memory":
		t.Storage = jetstream.MemoryStorage
	default:
		return t, fmt.Errorf("--storage %q: it is file or memory", f.storage)
	}
	if f.replicas < 0 || f.replicas > 5 { // 2 and 4 are of little use, and allowed
		return t, fmt.Errorf("--replicas %d: it is from 1 to 5", f.replicas)
	}
	return t, nil
}

// logged is the topology of a program that goes on: what it changes of a stream
// is told in the log.
func logged(t stream.Topology, log *slog.Logger) stream.Topology {
	t.Changed = func(name, what string) {
		log.Warn("a stream that was there is changed", "stream", name, "change", what)
	}
	return t
}

func newStreams() *cobra.Command {
	var server connection
	var layout topologyFlags
	var repair bool
	c := &cobra.Command{
		Use:   "streams",
		Short: "Show the streams, what waits in them, and repair them",
		Long: `Streams shows every stream of Rectify on a server, and the buckets (KV_…, OBJ_…): messages and
bytes, copies, what waits for the workers, and what is not as it must be. With --repair it makes what
is missing and changes what must be otherwise; limits, age and placement that an operator chose stay,
and are told as warnings where they cost something. Where a change deletes messages, or takes subjects from a
stream, it is said beforehand, with how many; no worker does that by itself.

The exit status is 1 when something is not as it must be and --repair is not given.`,
		Example: `  rectify streams
  rectify streams --repair --replicas 3`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			t, err := layout.topology()
			if err != nil {
				return err
			}
			nc, err := server.dial(newLog(c.ErrOrStderr()))
			if err != nil {
				return err
			}
			defer nc.Close()
			js, err := server.jetStream(nc)
			if err != nil {
				return err
			}
			if repair {
				t.Changed = func(name, what string) { fmt.Fprintf(c.OutOrStdout(), "%s: changed: %s\n", name, what) }
				if err := stream.Repair(c.Context(), js, t); err != nil {
					return err
				}
			}
			states, err := stream.Inspect(c.Context(), js, t)
			if err != nil {
				return err
			}
			return showStreams(c.OutOrStdout(), states)
		},
	}
	server.add(c, nats.DefaultURL, "`URL` of the NATS server; several of a cluster with commas between")
	layout.add(c)
	c.Flags().BoolVar(&repair, "repair", false, "make what is missing and change what must be otherwise")
	spoken(c, "repair")
	return c
}

func showStreams(w io.Writer, states []stream.State) error {
	faulty := false
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "STREAM\tMESSAGES\tBYTES\tCOPIES\tSTORAGE\tWAITING\tIN WORK\t")
	for _, s := range states {
		faulty = faulty || len(s.Faults) > 0
		if s.Info == nil {
			fmt.Fprintf(table, "%s\t-\t-\t-\t-\t-\t-\t\n", s.Name)
			continue
		}
		waiting, working := "", ""
		if s.Consumer != nil {
			waiting, working = strconv.FormatUint(s.Consumer.NumPending, 10), strconv.Itoa(s.Consumer.NumAckPending)
		}
		fmt.Fprintf(table, "%s\t%d\t%s\t%d\t%v\t%s\t%s\t\n", s.Name, s.Info.State.Msgs, size(s.Info.State.Bytes), s.Info.Config.Replicas, s.Info.Config.Storage, waiting, working)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, s := range states {
		for _, f := range s.Faults {
			if _, err := fmt.Fprintf(w, "%s: %s\n", s.Name, f); err != nil {
				return err
			}
		}
		for _, f := range s.Warnings {
			if _, err := fmt.Fprintf(w, "%s: warning: %s\n", s.Name, f); err != nil {
				return err
			}
		}
	}
	if faulty {
		if _, err := fmt.Fprintln(w, "rectify streams --repair makes what is missing and changes what must be otherwise"); err != nil {
			return err
		}
		return errWouldChange
	}
	return nil
}

// size says bytes for people, in powers of 1024.
func size(bytes uint64) string {
	const unit = 1024
	if bytes < unit {
		return fmt.Sprintf("%d B", bytes)
	}
	value, prefix := float64(bytes), ""
	for _, p := range []string{"KiB", "MiB", "GiB", "TiB"} {
		if value /= unit; value < unit || p == "TiB" {
			prefix = p
			break
		}
	}
	return fmt.Sprintf("%.1f %s", value, prefix)
}
