// A SPARQL editor in a shadow root: there CodeMirror's styles are sheets made by script, which a strict
// Content-Security-Policy allows, where a style element would be refused.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { StateEffect, StateField } from "@codemirror/state";
import { tags } from "@lezer/highlight";

const looks = EditorView.theme({
  "&": { fontSize: "14.5px", backgroundColor: "#fff", border: "1px solid #8b949e", borderRadius: "4px" },
  "&.cm-focused": { outline: "2px solid #005a8d", outlineOffset: "1px" },
  ".cm-scroller": { minHeight: "250px", maxHeight: "60vh", lineHeight: "1.6", fontFamily: 'ui-monospace, "SFMono-Regular", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace' },
  ".cm-gutters": { backgroundColor: "#f5f6f7", color: "#59636e", borderRight: "1px solid #d5dbe1" },
  ".cm-activeLine": { backgroundColor: "#f3f8fb" },
  ".cm-tooltip": { border: "1px solid #d5dbe1", backgroundColor: "#fff", boxShadow: "0 8px 24px rgb(27 31 36 / 16%)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "#e9f2f8", color: "#1b1f24" },
  ".cm-completionDetail": { fontStyle: "normal", color: "#59636e" },
  ".cm-wrong": { backgroundColor: "#ffe0d1", boxShadow: "inset 0 -2px 0 #b84700" },
});
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "#005a8d", fontWeight: "600" },
  { tag: [tags.atom, tags.variableName, tags.special(tags.variableName)], color: "#6b3fa0" },
  { tag: [tags.string, tags.number], color: "#8f3700" },
  { tag: tags.comment, color: "#59636e" },
  { tag: [tags.tagName, tags.standard(tags.variableName)], color: "#006248" },
]);
const wrongLine = StateEffect.define();
const wrongLines = StateField.define({
  create: () => Decoration.none,
  update(found, change) {
    if (change.docChanged) found = Decoration.none;
    for (const effect of change.effects) {
      if (!effect.is(wrongLine)) continue;
      const line = effect.value && effect.value <= change.state.doc.lines ? change.state.doc.line(effect.value) : null;
      found = line ? Decoration.set([Decoration.line({ class: "cm-wrong" }).range(line.from)]) : Decoration.none;
    }
    return found;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Typing over a selection: a browser that does it itself keeps the looks of the text in a style attribute, which the
// Content-Security-Policy refuses and reports.
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || !event.data || event.isComposing || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true }));
    return true;
  },
});

function completions(words) {
  return (context) => {
    const typed = context.matchBefore(/[?$]?[\w\u4e00-\u9fff]*:?[\w-]*/);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    const variables = new Set((context.state.doc.toString().match(/[?$]\w+/g) || []).filter((name) => name !== typed.text));
    const named = Array.from(variables, (label) => ({ label, type: "variable" }));
    return { from: typed.from, options: [...named, ...words], validFor: /^[?$]?[\w\u4e00-\u9fff]*:?[\w-]*$/ };
  };
}

/** Put an editor into `place`: `text` to begin with, `label` for screen readers, `run` on Ctrl-Enter. */
export function create(place, { text, label, run }) {
  const root = place.attachShadow({ mode: "open" });
  let words = [];
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), typedOver, wrongLines, looks,
        StreamLanguage.define(sparql), syntaxHighlighting(colours), syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
        autocompletion({ override: [(context) => completions(words)(context)] }), EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    write(value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value }, effects: wrongLine.of(0) });
    },
    wrong: (line) => view.dispatch({ effects: wrongLine.of(line) }),
    offer(found) {
      words = found;
    },
    focus: () => view.focus(),
  };
}
