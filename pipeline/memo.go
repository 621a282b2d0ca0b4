package pipeline

// memo is what stages have computed before: of a record as it arrived, and of
// texts, whichever record they stand in. A second run over the texts, which
// verifies the first, reads what the first one wrote.
type memo struct{ record, texts *memory }

// memory is a remembered value and, through it, all that were remembered before.
// They are few: a key names a kind of value, a dictionary, a language and
// perhaps a text, but no piece of one.
type memory interface{ before() memory }

// remembered is a memory of one kind.
type remembered[K comparable, T any] struct {
	key     K
	of      T
	earlier memory
}

func (r *remembered[K, T]) before() memory { return r.earlier }

// textKey is a key of what depends on a text.
type textKey[K comparable] struct {
	text string
	key  K
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
	return remember(v.memo.texts, textKey[K]{text, key}, compute)
}

// remember looks for the key's value from the latest one on, and adds it.
func remember[K comparable, T any](latest *memory, key K, compute func() T) T {
	for m := *latest; m != nil; m = m.before() {
		if r, ok := m.(*remembered[K, T]); ok && r.key == key {
			return r.of
		}
	}
	t := compute() // which may remember more
	*latest = &remembered[K, T]{key, t, *latest}
	return t
}
