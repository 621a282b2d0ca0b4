package pipeline

// memo is what stages have computed before: of a record as it arrived, and of
// texts, whichever record they stand in.
type memo struct {
	record *known
	texts  texts
}

// known are values by their keys. They are few: a key names a kind of value, a
// dictionary, a language, but no piece of the text.
type known struct{ values []value }

type value struct{ key, of any }

// texts is what is known of texts.
type texts map[string]*known

// newMemo begins a record. texts is shared by all runs over it: a second run,
// which verifies the first, reads what the first one wrote.
func newMemo(texts texts) memo { return memo{new(known), texts} }

// of is what is known of a text, to be added to.
func (t texts) of(text string) *known {
	k, ok := t[text]
	if !ok {
		k = new(known)
		t[text] = k
	}
	return k
}

// Memo returns compute's value for the key, computed once for all stages and
// fields of a record. The key names everything besides the record that the
// value depends on.
func Memo[K comparable, T any](v *View, key K, compute func() T) T {
	return remember(v.memo.record, key, compute)
}

// MemoText is [Memo] for a value that depends on nothing but a text and what
// the key names: perhaps its language and a dictionary. It outlives the record's
// change of text, so that its verification need not compute it again.
func MemoText[K comparable, T any](v *View, text string, key K, compute func() T) T {
	k := v.known
	if text != v.Text {
		k = v.memo.texts.of(text)
	}
	return remember(k, key, compute)
}

func remember[K comparable, T any](k *known, key K, compute func() T) T {
	for i := range k.values {
		if k.values[i].key == any(key) {
			return k.values[i].of.(T)
		}
	}
	t := compute()
	if k.values == nil {
		k.values = make([]value, 0, 4)
	}
	k.values = append(k.values, value{key, t})
	return t
}
