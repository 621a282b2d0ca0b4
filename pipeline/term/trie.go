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
	t := &trie{nodes: make([]node, 1), root: make(map[rune]int32)}
	type job struct {
		node, lo, hi int32
		depth        int
	}
	queue := []job{{0, 0, int32(len(keys)), 0}}
	for len(queue) > 0 {
		j := queue[0]
		queue = queue[1:]
		t.depth = max(t.depth, j.depth)
		lo := j.lo
		if lo < j.hi && len(keys[lo]) == j.depth {
			t.nodes[j.node].entry = lo + 1
			lo++
		}
		t.nodes[j.node].first = int32(len(t.nodes))
		for lo < j.hi {
			r := keys[lo][j.depth]
			hi := lo
			for hi < j.hi && keys[hi][j.depth] == r {
				hi++
			}
			t.nodes[j.node].count++
			t.nodes = append(t.nodes, node{r: r})
			queue = append(queue, job{int32(len(t.nodes) - 1), lo, hi, j.depth + 1})
			lo = hi
		}
	}
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
