package pipeline

// memo is what stages have computed before: of a record as it arrived, and of
// texts, whichever record they stand in.
type memo struct{ record, texts map[any]any }

// newMemo begins a record. texts is shared by all runs over it: a second run,
// which verifies the first, reads what the first one wrote.
func newMemo(texts map[any]any) memo { return memo{make(map[any]any), texts} }

// Memo returns compute's value for the key, computed once for all stages and
// fields of a record. The key names everything besides the record that the
// value depends on.
func Memo[T any](v *View, key any, compute func() T) T {
	return remember(v.memo.record, key, compute)
}

// MemoText is [Memo] for a value that depends on nothing but what the key
// names: a text, perhaps its language and a dictionary. It outlives the record's
// change of text, so that its verification need not compute it again.
func MemoText[T any](v *View, key any, compute func() T) T {
	return remember(v.memo.texts, key, compute)
}

func remember[T any](memo map[any]any, key any, compute func() T) T {
	if got, ok := memo[key]; ok {
		return got.(T)
	}
	t := compute()
	memo[key] = t
	return t
}
