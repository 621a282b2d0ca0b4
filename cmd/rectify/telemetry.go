package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"

	"rectify/pipeline"
	"rectify/pipeline/observe"
	"rectify/pipeline/stream"
)

// logFlags say how a command that goes on logs.
type logFlags struct{ format, level string }

var (
	logFormats = []string{"text", "json"}
	logLevels  = []string{"debug", "info", "warn", "error"}
)

func (f *logFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.format, "log", "text", "log to standard error as text or json")
	c.Flags().StringVar(&f.level, "log-level", "info", "log from this level on: debug, info, warn or error; nothing of a record's text above debug")
	complete(c, "log", logFormats...)
	complete(c, "log-level", logLevels...)
}

// logger is the log of the flags.
func (f *logFlags) logger(stderr io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.level)); err != nil {
		return nil, fmt.Errorf("--log-level %q: it is debug, info, warn or error", f.level)
	}
	o := &slog.HandlerOptions{Level: level}
	switch f.format {
	case "text":
		return slog.New(slog.NewTextHandler(stderr, o)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(stderr, o)), nil
	}
	return nil, fmt.Errorf("--log %q: it is text or json", f.format)
}

// newLog logs for people at a terminal.
func newLog(stderr io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
}

// traces sends a span of every outcome to the collector that the environment
// names (OTEL_EXPORTER_OTLP_ENDPOINT and its like, as OpenTelemetry specifies
// them), and nothing when it names none. The last spans are sent when stop is called.
func traces(ctx context.Context) (seen func(stream.Outcome), stop func() error, err error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" || os.Getenv("OTEL_SDK_DISABLED") == "true" {
		return func(stream.Outcome) {}, func() error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithFromEnv(), resource.WithHost(), resource.WithProcessPID(),
		resource.WithAttributes(attribute.String("service.name", "rectify"), attribute.String("service.version", pipeline.Engine)))
	if err != nil && !errors.Is(err, resource.ErrPartialResource) {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	stop = func() error {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err := provider.Shutdown(ctx); err != nil {
			return fmt.Errorf("the last traces: %w", err)
		}
		return nil
	}
	return observe.NewTraces(provider).Observe, stop, nil
}

// together is several observers as one.
func together(all ...func(stream.Outcome)) func(stream.Outcome) {
	return func(o stream.Outcome) {
		for _, one := range all {
			one(o)
		}
	}
}
