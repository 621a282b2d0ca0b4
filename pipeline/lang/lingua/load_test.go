package lingua_test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"rectify/pipeline/lang/lingua"
)

// questions are asked of models in several states.
var questions = []struct {
	text  string
	among string
}{
	{"North Korean Nuclear Crisis", "en fr de es it pt nl pl cs tr vi id ms"},
	{"Kebakaran hutan di Kalimantan", "id ms"},
	{"Kebakaran hutan di Kalimantan", "en id ms nl"},
	{"Ядерный кризис", "ru uk kk mn"},
	{"La crisis nuclear", "es it pt"},
	{"Srovnavame koreferencni vyrazy", "cs pl"},
	{"مذاکرات", "ar fa"},
	{strings.Repeat("Граница случайного кодирования для каналов с памятью ", 6), "ru mn"},
}

// answers puts the questions in an order of its own, each from its own
// goroutine where together is set, and writes the answers in the order of the list.
func answers(t *testing.T, backwards, together bool) string {
	model, err := lingua.New()
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(questions))
	order := make([]int, len(questions))
	for i := range order {
		order[i] = i
	}
	if backwards {
		slices.Reverse(order)
	}
	var wg sync.WaitGroup
	for _, i := range order {
		ask := func() { out[i] = fmt.Sprint(model(questions[i].text, strings.Fields(questions[i].among))) }
		if together {
			wg.Go(ask)
		} else {
			ask()
		}
	}
	wg.Wait()
	return strings.Join(out, "\n")
}

// TestAnswersDoNotDependOnWhatIsLoaded asks the same in fresh processes: one
// after the other, backwards and all at once, while everything loads in the
// background, and after that.
func TestAnswersDoNotDependOnWhatIsLoaded(t *testing.T) {
	const state = "RECTIFY_TEST_LOADED"
	switch os.Getenv(state) {
	case "nothing":
		fmt.Println(answers(t, false, false))
		return
	case "meanwhile":
		go lingua.Load()
		fmt.Println(answers(t, true, true))
		return
	case "all":
		lingua.Load()
		fmt.Println(answers(t, false, true))
		return
	}
	var want string
	for _, of := range []string{"nothing", "meanwhile", "all"} {
		c := exec.Command(os.Args[0], "-test.run=^TestAnswersDoNotDependOnWhatIsLoaded$")
		c.Env = append(os.Environ(), state+"="+of)
		out, err := c.Output()
		if err != nil {
			t.Fatalf("loaded: %s: %v\n%s", of, err, out)
		}
		got, _, _ := strings.Cut(string(out), "PASS")
		if want == "" {
			want = got
		}
		if got != want || len(got) < 100 {
			t.Errorf("loaded: %s:\n%s\nwant\n%s", of, got, want)
		}
	}
}

// TestMemory holds the models to what the package promises. A language in
// high-accuracy mode would take 20 MB more.
func TestMemory(t *testing.T) {
	lingua.Load()
	answers(t, false, false)
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	if mb := m.HeapAlloc >> 20; mb > 60 {
		t.Errorf("the heap is %d MB with all models, want 60 at most", mb)
	}
}
