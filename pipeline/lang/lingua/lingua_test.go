package lingua_test

import (
	"reflect"
	"sync"
	"testing"

	"rectify/pipeline/lang"
	"rectify/pipeline/lang/lingua"
)

// TestRank checks that the model ranks, answers the same from many goroutines,
// and is silent where it cannot choose.
func TestRank(t *testing.T) {
	model, err := lingua.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text  string
		among []string
		want  string
	}{
		{"Fire in the mountains", []string{"en", "fr"}, "en"},
		{"Les négociations", []string{"fr", "en"}, "fr"},
		{"Пожар в горах", []string{"ru", "uk"}, "ru"},
		{"Fire in the mountains", []string{"en"}, ""},
		{"Fire in the mountains", []string{"en", "x-none"}, ""},
		{"Fire in the mountains", nil, ""},
		{"", []string{"en", "fr"}, ""},
	} {
		got := model(tt.text, tt.among)
		if tt.want == "" && got != nil || tt.want != "" && (len(got) != 2 || got[0].Lang != tt.want) {
			t.Errorf("%+q among %v: %v, want %q first", tt.text, tt.among, got, tt.want)
		}
	}

	want := model("Les négociations", []string{"fr", "en"})
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if got := model("Les négociations", []string{"en", "fr"}); !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, then %v", want, got)
			}
		})
	}
	wg.Wait()
}

// TestShort checks titles too short for cues, and sentences whose cues point
// elsewhere, through the whole of package lang.
func TestShort(t *testing.T) {
	model, err := lingua.New()
	if err != nil {
		t.Fatal(err)
	}
	identify := lang.New(model)
	for _, tt := range []struct{ title, want string }{
		{"North Korean Nuclear Crisis", "en"},
		{"Außenpolitik Nordkoreas", "de"},
		{"Ядерный кризис", "ru"},
		{"Crise nucléaire nord-coréenne", "fr"},
		{"Шестисторонние переговоры и их пределы", "ru"},
		{"Шестисторонні переговори та їхні межі", "uk"},
		{"La crisis nuclear de Corea del Norte", "es"},
		{"A crise nuclear da Coreia do Norte", "pt"},
		{"La crisi nucleare della Corea del Nord", "it"},
		{"Koreański kryzys nuklearny", "pl"},
		{"Severokorejská jaderná krize", "cs"},
		{"Kuzey Kore nükleer krizi", "tr"},
		{"Krisis nuklir Korea Utara", "id"},
		{"Krisis nuklear Korea Utara", "ms"},
		{"Рассмотрены статьи журнала «Український історичний журнал», вышедшие в последние годы.", "ru"},
		{"Este artigo analisa as negociacoes sobre a questao nuclear e explica por que nao chegaram ao fim.", "pt"},
		{"Clanek popisuje prubeh jednani o jaderne otazce a ukazuje, proc nevedla k cili, ktery si strany stanovily.", "cs"},
		{"La presente investigación trata de la cooperación internacional en materia de seguridad en la península.", "es"},
	} {
		if got := identify(tt.title, "", ""); got.Detected != tt.want {
			t.Errorf("%+q: %s (%.2f), want %s", tt.title, got.Detected, got.Confidence, tt.want)
		}
	}
}

func BenchmarkRank(b *testing.B) {
	model, err := lingua.New()
	if err != nil {
		b.Fatal(err)
	}
	among := []string{"en", "fr", "de", "nl"}
	model("North Korean Nuclear Crisis", among)
	for b.Loop() {
		model("North Korean Nuclear Crisis", among)
	}
}
