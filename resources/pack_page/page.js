"use strict";
(() => {
  const identity = JSON.parse(document.body.dataset.pack);
  const rows = [...document.querySelectorAll("[data-row]")];
  const told = document.getElementById("told");
  const kept = "improvement-plan-pack-" + identity.pack;

  const fields = (row) => [...row.querySelectorAll("[data-field]")];
  const values = () => rows.map((row) => fields(row).map((field) => field.value));

  // What was typed stays in this browser, also after it was sent; some browsers keep nothing for a file.
  const store = () => { try { return window.localStorage; } catch { return null; } };
  const keep = () => { try { store()?.setItem(kept, JSON.stringify(values())); } catch { /* nothing is kept */ } };
  const bringBack = () => {
    try {
      const before = JSON.parse(store()?.getItem(kept) || "[]");
      rows.forEach((row, at) => fields(row).forEach((field, of) => { field.value = before[at]?.[of] ?? ""; }));
    } catch { /* nothing was kept */ }
  };

  const answer = () => ({
    "improvement-plan answer": 1, ...identity,
    saved: new Date().toISOString(),
    rows: rows.map((row) => {
      const said = Object.fromEntries(fields(row).map((field) => [field.dataset.field, field.value]));
      return { key: row.dataset.row, ref: row.dataset.ref, words: row.dataset.words, ...said };
    }).filter((row) => ["text", "status", "stated_rag", "reason", "review"].some((name) => row[name].trim()) ||
      (!row.key && (row.new_text || "").trim())),
  });

  const asText = (given) => {
    const bytes = new TextEncoder().encode(JSON.stringify(given));
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    const lines = btoa(binary).match(/.{1,60}/g) || [];
    const read = given.rows.map((row) => `${row.ref || "new"}: ${row.text || row.new_text || row.status || row.review}`);
    return [...read, "", "-----BEGIN ANSWER-----", ...lines, "-----END ANSWER-----", ""].join("\n");
  };

  const nothing = (given) => {
    if (given.rows.length) return false;
    told.textContent = "Nothing was written yet.";
    return true;
  };

  document.getElementById("save").addEventListener("click", () => {
    const given = answer();
    if (nothing(given)) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(given, null, 1)], { type: "application/json" }));
    link.download = `${identity.lead.replace(/[^\p{L}\p{N} ]/gu, "-") || "answer"} answer.json`;
    document.body.append(link);
    link.click();
    link.remove();
    told.textContent = "The answer was saved among your downloads. Send that file back.";
  });

  document.getElementById("copy").addEventListener("click", async () => {
    const given = answer();
    if (nothing(given)) return;
    const box = document.getElementById("answer");
    box.value = asText(given);
    for (const part of [box, document.getElementById("answer-label")]) part.classList.remove("hidden");
    box.focus();
    box.select();
    let done = false;
    try { await navigator.clipboard.writeText(box.value); done = true; } catch { done = document.execCommand("copy"); }
    told.textContent = done ? "Copied: paste it into an e-mail." : "Copy the text below, and paste it into an e-mail.";
  });

  document.addEventListener("input", keep);
  // Sooner, a busy browser may not have joined the page to its store yet: all would seem empty, and nothing be kept.
  window.addEventListener("load", bringBack);
})();
