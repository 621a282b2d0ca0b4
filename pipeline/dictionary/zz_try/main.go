package main

import (
	"fmt"
	"os"

	"rectify/pipeline/dictionary"
)

func main() {
	for _, name := range os.Args[1:] {
		data, _ := os.ReadFile(name)
		cs, _, err := dictionary.Read(name, data, dictionary.Options{Langs: []string{"en","ko","de"}})
		if err != nil { fmt.Println("REFUSED", len(cs), err) } else { fmt.Println("read", name, len(cs)) }
	}
}
