package term

import (
	"slices"
	"strings"
)

// rendered are words that translation puts for one another, because one word
// of the source language has them all: 기구 and 機構 are organization, mechanism,
// institution and body. A word may stand in several groups. It is never enough
// for a repair that two words share a group; it explains a word that another cue holds in place.
var rendered = groups(`
organization mechanism institution body agency entity organisation
mechanism system regime framework arrangement structure institution
sector industry business field trade
currency monetary money
finance financial financing funding fiscal
regulation regulatory supervision supervisory oversight monitoring prudential
regulation rule law act ordinance statute code legislation bill decree
plan scheme program project initiative proposal
policy measure action step strategy
committee commission board council panel subcommittee
council conference assembly congress
centre center hub
office bureau agency department division administration secretariat authority directorate
ministry department
meeting conference seminar symposium workshop forum summit session convention talk lecture
forum dialogue
dialogue talk conversation consultation negotiation
report bulletin review survey
review examination inspection assessment audit evaluation appraisal test testing check
guideline guidance guide direction directive
training education learning
protection guarantee insurance safeguard guard defence defense prevention
security safety safeguard guarantee protection
asset property estate
foreign external overseas international offshore outside
international global world universal
domestic local internal home national
support backing assistance aid help
core underlying basic fundamental central critical key main principal major primary
license licence permit permission authorization
authorized approved recognized accredited licensed
payment settlement clearing
deposit savings
rate ratio percentage
statistic statistical census
technology tech technological technical
cooperation collaboration cooperative collaborative coordination
area region regional zone district territory
party nation country state side national lateral
treaty convention agreement pact accord protocol covenant
statement declaration communique announcement proclamation
research study academic investigation
institute academy institution center centre school laboratory
stock equity share
bond debt note security paper bill
loan lending credit
growth development expansion increase
stability stabilization steadiness
stable steady sound prudent robust
fund foundation
chief head general executive director president chairman commissioner
director president manager executive secretary
employee staff personnel
retail consumer customer
house housing residential home
price cost value
trust confidence
process procedure course
peace peaceful
nuclear atomic
weapon arm armament
army military force troop
missile rocket
ban prohibition banning prohibiting prohibited
nonproliferation proliferation
disarmament denuclearization
reduction cut decrease
limitation restriction limit control
boundary border line demarcation limit
practice working practical operational operation
group team unit party
group organization
network web internet
information data intelligence
cyber cybersecurity network internet online electronic digital
electronic digital online
speed fast quick rapid faster express
smart intelligent wisdom wise
green environmental
common joint shared mutual combined united
north northern
south southern
east eastern
west western
asia asian
europe european
america american us
china chinese mainland
korea korean
japan japanese
hk hong
rmb renminbi yuan
usd dollar
standard norm criterion
quality grade
requirement demand need condition
demand need requirement
supply provision supplying
service facility
facility arrangement scheme
facility equipment installation
account balance
total aggregate overall whole
aggregate balance
ratio level
resolution disposal settlement treatment
recovery restoration
risk danger hazard
crisis emergency
shock impact
threat menace
strategic tactical
long longterm
term period
annual yearly year
half semi mid
plan planning
accounting audit auditing
tax taxation revenue
customs tariff
enterprise company corporate business firm corporation
corporate enterprise
merchant commercial business trade
commerce commercial trade business
investor investment
manager management administrator
management administration governance control
governance management
operation operational activity business
activity event campaign programme program
culture cultural
society social community association
association society federation union league
people popular public citizen
public social government
government state official
official government
human people person
right entitlement
law legal
judicial legal
court tribunal
exchange interchange swap
communication contact liaison exchange connection
link linked linkage contact connected connect
open opening
free freedom liberty
construction building establishment
build building
new novel fresh
old former previous
future upcoming
first initial
second secondary
special particular specific
general common universal overall
multilateral multiparty multi
bilateral two
`)

// groups gives every word the groups it stands in.
func groups(lines string) map[string][]int {
	out := make(map[string][]int)
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		for _, w := range strings.Fields(line) {
			w = oneSpelling(w)
			out[w] = append(out[w], i)
		}
	}
	return out
}

// rendersAlike reports whether translation puts two words for one another.
func rendersAlike(a, b string) bool {
	return shareGroup(rendered, a, b)
}

// rendersOne is the first of some words that translation puts for another; -1
// for none.
func rendersOne(word string, others []string) int {
	if len(rendered[word]) == 0 {
		return -1
	}
	return slices.IndexFunc(others, func(other string) bool { return rendersAlike(word, other) })
}

func shareGroup(groups map[string][]int, a, b string) bool {
	of := groups[a]
	if len(of) == 0 {
		return false // most words are in none
	}
	others := groups[b]
	return slices.ContainsFunc(of, func(i int) bool { return slices.Contains(others, i) })
}

// opposites are words of which translation does not put one for the other.
var opposites = groups(`
strong weak
domestic foreign
domestic overseas
onshore offshore
inward outward
inbound outbound
northbound southbound
inside outside
import export
buy sell
asset liability
long short
large small
old new
public private
upper lower
direct indirect
internal external
fixed variable
fixed floating
fixed mobile
north south
east west
individual corporate
retail wholesale
retail corporate
mandatory voluntary
first second
annual monthly
annual quarterly
active passive
increase decrease
growth slowdown
growth contraction
expansion slowdown
expansion contraction
`)

// opposed reports whether a word that only the candidate has is the opposite
// of one that only the name has.
func opposed(words, name []string) bool {
	for _, w := range words {
		if slices.Contains(name, w) {
			continue
		}
		for _, n := range name {
			if !slices.Contains(words, n) && w != n && shareGroup(opposites, w, n) {
				return true
			}
		}
	}
	return false
}

// unlike reports whether two nouns are of different kinds for all the table of
// translations knows: a mechanism is no ordinance.
func unlike(a, b string) bool {
	return sameWord(a, b) == 0 && len(rendered[a]) > 0 && len(rendered[b]) > 0 && !rendersAlike(a, b)
}
