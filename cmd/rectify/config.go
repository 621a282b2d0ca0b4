package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rectify/pipeline/dictionary"
)

// Every flag of every command can also be set in the environment and in a
// file, but for those that say what one call is to do. What is said nearest to
// the command holds: a flag over the environment over the file over the default.

const (
	envPrefix  = "RECTIFY_" // --js-domain is RECTIFY_JS_DOMAIN
	secretFlag = "secret"   // annotation of a flag whose value is never printed
	setByFlag  = "set-by"   // annotation: what gave a flag its value, when it is not the command line
	spokenFlag = "spoken"   // annotation of a flag that counts on the command line alone
	configFlag = "config"   // names the file
	exclusive  = "cobra_annotation_mutually_exclusive"
)

// addConfig gives all commands below root the flag that names the file and
// the environment and the file as sources of their flags.
func addConfig(root *cobra.Command) {
	root.PersistentFlags().String(configFlag, "", "read settings from this YAML `FILE` (default: rectify/rectify.yaml in the user's configuration directory, if it is there)")
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return configure(c) }
}

// secret marks a flag whose value is not to be printed.
func secret(c *cobra.Command, names ...string) { annotate(c, secretFlag, names) }

// spoken marks a flag that counts on the command line alone: what is deleted or
// changed by a call must be said with it.
func spoken(c *cobra.Command, names ...string) { annotate(c, spokenFlag, names) }

// isSetting says whether a flag can be set elsewhere than on the command line.
func isSetting(f *pflag.Flag) bool {
	_, alone := f.Annotations[spokenFlag]
	return !alone && f.Name != "help"
}

func annotate(c *cobra.Command, annotation string, names []string) {
	for _, name := range names {
		if err := c.Flags().SetAnnotation(name, annotation, []string{"true"}); err != nil {
			panic(err) // the flag is not there: a mistake in this program
		}
	}
}

// configure sets the flags of a command that the command line leaves open:
// from the environment, then from the file.
func configure(c *cobra.Command) error {
	if c.HasSubCommands() || c.Name() == "help" {
		return nil // it only shows help
	}
	warnOfEnv(c)
	fromEnv := func(f *pflag.Flag) (values []string, source string, ok bool) {
		name := envPrefix + envName(f.Name)
		v := os.Getenv(name) // empty is as good as not set
		return []string{v}, "environment: " + name, v != ""
	}
	if err := setFlags(c, fromEnv); err != nil {
		return err
	}
	file, err := readSettings(c)
	if err != nil {
		return err
	}
	return setFlags(c, file.of)
}

// envName is the name of a flag in the environment, after the prefix.
func envName(flag string) string { return strings.ToUpper(strings.ReplaceAll(flag, "-", "_")) }

// warnOfEnv tells of variables that look like settings and are none. They are no
// error: others may have set them, for something else.
func warnOfEnv(c *cobra.Command) {
	known := []string{envName(configFlag)}
	for key := range flagsOf(c.Root()) {
		if !strings.Contains(key, ".") {
			known = append(known, envName(key))
		}
	}
	slices.Sort(known) // so that of two near names the same is told every time
	for _, variable := range os.Environ() {
		variable, value, _ := strings.Cut(variable, "=")
		name, ours := strings.CutPrefix(variable, envPrefix)
		if !ours || value == "" || slices.Contains(known, name) {
			continue
		}
		advice := "rectify config COMMAND shows those of a command"
		if meant, ok := dictionary.Nearest(name, known); ok {
			advice = "did you mean " + envPrefix + meant + "?"
		}
		fmt.Fprintf(c.ErrOrStderr(), "rectify: warning: there is no setting %s, the environment has it in vain; %s\n", quoted(variable), advice)
	}
}

// setFlags sets every flag that is still open and has a value in a source. A
// flag that excludes one already set stays open: it was said further away.
func setFlags(c *cobra.Command, source func(*pflag.Flag) ([]string, string, bool)) error {
	var errs []error
	closed := make(map[string]bool)
	c.Flags().Visit(func(f *pflag.Flag) {
		for _, group := range f.Annotations[exclusive] {
			for _, name := range strings.Fields(group) {
				closed[name] = true
			}
		}
	})
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || closed[f.Name] || !isSetting(f) {
			return
		}
		values, from, ok := source(f)
		if !ok {
			return
		}
		if err := setFlag(c.Flags(), f, values); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", from, err))
			return
		}
		f.Annotations = withSource(f.Annotations, from)
	})
	return errors.Join(errs...)
}

func setFlag(flags *pflag.FlagSet, f *pflag.Flag, values []string) error {
	list, many := f.Value.(pflag.SliceValue)
	if !many || len(values) == 1 {
		if len(values) != 1 {
			return fmt.Errorf("%s takes one value, not %d", f.Name, len(values))
		}
		return flags.Set(f.Name, values[0])
	}
	f.Changed = true
	return list.Replace(values)
}

func withSource(annotations map[string][]string, from string) map[string][]string {
	if annotations == nil {
		annotations = make(map[string][]string)
	}
	annotations[setByFlag] = []string{from}
	return annotations
}

// settings are those of the file: by the name of a flag, or for one command
// alone by its name and the flag's, as worker.nats.
type settings struct {
	name    string // of the file
	command string
	values  map[string]setting
}

type setting struct {
	values []string
	line   int
}

// of finds a flag's value: what is said for the command over what is said for all.
func (s settings) of(f *pflag.Flag) (values []string, source string, ok bool) {
	v, ok := s.values[s.command+"."+f.Name]
	if !ok {
		v, ok = s.values[f.Name]
	}
	return v.values, fmt.Sprintf("%s:%d", s.name, v.line), ok
}

// readSettings reads the file of --config, or the one in the user's
// configuration directory, which need not be there. A setting that no command
// has is an error: it would be without effect.
func readSettings(c *cobra.Command) (settings, error) {
	s := settings{command: strings.ReplaceAll(commandName(c), " ", "-"), values: make(map[string]setting)}
	name, err := settingsFile(c)
	if name == "" || err != nil {
		return s, err
	}
	s.name = name
	data, err := os.ReadFile(name)
	if err != nil {
		return s, fmt.Errorf("settings: %w", err)
	}
	f, err := parser.ParseBytes(data, 0)
	if err != nil {
		return s, fmt.Errorf("settings in %s: %s", name, yaml.FormatError(err, false, true))
	}
	var errs []error
	for _, doc := range f.Docs {
		errs = append(errs, s.read(doc.Body, ""))
	}
	known := flagsOf(c.Root())
	for key, v := range s.values {
		if !known[key] {
			errs = append(errs, fmt.Errorf("%s:%d: no command has a setting %q; rectify config shows those of one", name, v.line, key))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return s, errors.Join(errs...)
}

func settingsFile(c *cobra.Command) (string, error) {
	if f := c.Flag(configFlag); f.Value.String() != "" {
		return f.Value.String(), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", nil //nolint:nilerr // no home, no file in it
	}
	name := filepath.Join(dir, "rectify", "rectify.yaml")
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return name, nil
}

// read takes in a mapping: settings, and one level of commands with theirs.
func (s settings) read(n ast.Node, command string) error {
	switch n := n.(type) {
	case nil:
		return nil
	case *ast.MappingNode:
		var errs []error
		for _, v := range n.Values {
			errs = append(errs, s.entry(v, command))
		}
		return errors.Join(errs...)
	case *ast.MappingValueNode:
		return s.entry(n, command)
	}
	return fmt.Errorf("%s:%d: want settings, as in \"nats: nats://localhost:4222\"", s.name, n.GetToken().Position.Line)
}

func (s settings) entry(n *ast.MappingValueNode, command string) error {
	key, line := n.Key.GetToken().Value, n.Key.GetToken().Position.Line
	switch v := n.Value.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		if command != "" {
			return fmt.Errorf("%s:%d: %s.%s: a setting is a value or a list", s.name, line, command, key)
		}
		return s.read(v, key+".")
	case *ast.SequenceNode:
		one := setting{line: line}
		for _, item := range v.Values {
			one.values = append(one.values, scalar(item))
		}
		s.values[command+key] = one
	default:
		s.values[command+key] = setting{[]string{scalar(v)}, line}
	}
	return nil
}

// scalar is the text of a value, as it would be given on the command line.
func scalar(n ast.Node) string {
	if s, ok := n.(*ast.LiteralNode); ok {
		return s.Value.Value
	}
	if n.Type() == ast.NullType {
		return ""
	}
	return n.GetToken().Value
}

// commandName is the name of a command below the root: "dict lint".
func commandName(c *cobra.Command) string {
	_, name, _ := strings.Cut(c.CommandPath(), " ")
	return name
}

// flagsOf are the settings that the commands have: each by its flag's name
// alone, and with the name of its command before it.
func flagsOf(root *cobra.Command) map[string]bool {
	known := make(map[string]bool)
	for _, c := range commandsBelow(root) {
		name := strings.ReplaceAll(commandName(c), " ", "-")
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if isSetting(f) {
				known[f.Name], known[name+"."+f.Name] = true, true
			}
		})
	}
	return known
}

func commandsBelow(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, sub := range c.Commands() {
		all = append(append(all, sub), commandsBelow(sub)...)
	}
	return all
}
