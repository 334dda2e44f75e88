// Wakes the islands of a page: Leptos' own script for islands, for more than one program. Leptos keeps the name of the
// first program that a page asked for, and would give it to all others.
((script, program) => {
  const waiting = [];
  async function wake(element, islands) {
    const island = islands[element.dataset.component];
    if (!island) return console.warn(`no island ${element.dataset.component} in this program`);
    waiting.at(-1)?.();
    await island(element);
  }
  async function walk(node, islands) {
    const name = node.localName;
    if (name === 'leptos-island') await wake(node, islands);
    if (name === 'leptos-children') waiting.push(node.$$on_hydrate);
    for (const child of node.children) await walk(child, islands);
    if (name === 'leptos-children') waiting.pop();
  }
  const idle = window.requestIdleCallback ?? ((begin) => begin());
  idle(async () => {
    const islands = await import(script);
    await islands.default({ module_or_path: program });
    islands.hydrate();
    await walk(document.body, islands);
  }, { timeout: 2000 });
})
