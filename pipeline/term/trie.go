package term

import "unicode/utf8"

// trie finds the forms of a glossary in folded text. Its nodes lie in one
// slice, the children of a node side by side and sorted, so that it costs no
// allocation to walk and a large glossary little more than a small one.
type trie struct {
	nodes []node
	root  map[rune]int32       // the first step, taken at every word of a text
	ascii [utf8.RuneSelf]int32 // the same for ASCII
	depth int                  // the longest key
}

type node struct {
	r     rune
	first int32 // index of the first child
	count int32 // number of children
	entry int32 // 1 + index of the entry that ends here; 0 for none
}

// newTrie builds a trie of sorted, different keys; the entry of a key is its index.
func newTrie(keys [][]rune) *trie {
	t := &trie{nodes: make([]node, 1, 1+branches(keys)), root: make(map[rune]int32)}
	t.grow(0, keys, 0, 0)
	top := t.nodes[0]
	for i := top.first; i < top.first+top.count; i++ {
		r := t.nodes[i].r
		t.root[r] = i
		if r < utf8.RuneSelf {
			t.ascii[r] = i
		}
	}
	return t
}

// grow adds what is below a node: keys that agree up to a depth, the first of
// them with an index. What a long key has to itself lies in one row.
func (t *trie) grow(at int32, keys [][]rune, first int32, depth int) {
	t.depth = max(t.depth, depth)
	if len(keys) > 0 && len(keys[0]) == depth {
		t.nodes[at].entry = first + 1
		keys, first = keys[1:], first+1
	}
	child := int32(len(t.nodes))
	t.nodes[at].first = child
	for rest := keys; len(rest) > 0; rest = rest[alike(rest, depth):] {
		t.nodes[at].count++
		t.nodes = append(t.nodes, node{r: rest[0][depth]})
	}
	for len(keys) > 0 {
		n := alike(keys, depth)
		t.grow(child, keys[:n], first, depth+1)
		keys, first, child = keys[n:], first+int32(n), child+1
	}
}

// alike is how many keys have the first one's rune at a depth.
func alike(keys [][]rune, depth int) int {
	n := 1
	for n < len(keys) && keys[n][depth] == keys[0][depth] {
		n++
	}
	return n
}

// branches is how many nodes sorted keys need.
func branches(keys [][]rune) int {
	n := 0
	var before []rune
	for _, key := range keys {
		same := 0
		for same < min(len(key), len(before)) && key[same] == before[same] {
			same++
		}
		n += len(key) - same
		before = key
	}
	return n
}

// step goes from a node by a rune; 0 when there is no way.
func (t *trie) step(from int32, r rune) int32 {
	if from == 0 {
		if r < utf8.RuneSelf {
			return t.ascii[r]
		}
		return t.root[r]
	}
	n := t.nodes[from]
	lo, hi := n.first, n.first+n.count
	for hi-lo > 4 {
		if mid := (lo + hi) / 2; t.nodes[mid].r <= r {
			lo = mid
		} else {
			hi = mid
		}
	}
	for ; lo < hi; lo++ {
		if t.nodes[lo].r == r {
			return lo
		}
	}
	return 0
}
