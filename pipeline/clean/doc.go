// Package clean holds the hygiene rules: what is wrong in a text by its form
// alone, whatever it says. Each rule is one [pipeline.Stage] in a file of its
// own name, and may be used without the others.
//
//   - [Garble] repairs text that was read in the wrong encoding;
//   - [Markup] reads entities and takes off tags;
//   - [Invisible] takes out what nobody sees, and joins words cut at a line's end;
//   - [Width] evens full-width letters, half-width kana, accents and ligatures;
//   - [Page] takes the furniture of a web page off an abstract and keeps it as fields;
//   - [Tail] takes off what a publisher or database put behind it, and keeps that as fields;
//   - [Label] takes off what only says that an abstract follows;
//   - [Punctuation] takes out doubled marks and marks of another script;
//   - [Spacing] tidies white space;
//   - [Repetition] takes out what was said twice by mistake;
//   - [Token] rejoins what a tokenizer split;
//   - [Number] writes numbers in one way, and points out those that translation lost;
//   - [Case] lowers the capital that translation in pieces leaves after a comma;
//   - [Capitals] gives acronyms and symbols the capitals that the original has them with;
//   - [Title] writes a title in capitals as a sentence;
//   - [Proper] gives English names of months, countries and languages their capital;
//   - [Noun] does so for German nouns that their ending shows, where all capitals are lost;
//   - [Sentence] begins sentences with a capital;
//   - [HouseSpelling] writes British or American English, for who asks for it.
//
// [ChinesePunctuation] is house style and in no list of stages by itself.
//
// A rule rests on a closed list or on several independent signs, never on one
// guess, and proposes nothing where a person could have meant the text as it
// stands. What a rule proposes it never proposes again on its own result.
package clean
