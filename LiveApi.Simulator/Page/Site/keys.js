// The page without a mouse.

/** Listens for keys and says what they ask for. */
export function listen(page) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event, page);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actionOf(event, page) {
  const place = page.placeOf(document.activeElement);
  switch (event.key) {
    case 'Escape': return page.isOpen ? () => page.close() : null;
    case '+': case '=': return () => page.zoom(1.5);
    case '-': return () => page.zoom(1 / 1.5);
    case '0': return () => page.fit();
    case 'f': case 'F': return () => page.toggleFollow();
    case '[': return () => page.stepSession(1);
    case ']': return () => page.stepSession(-1);
  }
  if (place === 'sessions') {
    switch (event.key) {
      case 'ArrowUp': return () => page.stepSession(-1);
      case 'ArrowDown': return () => page.stepSession(1);
      case 'ArrowRight': return () => page.enter();
    }
    return null;
  }
  switch (event.key) {
    case 'ArrowLeft': return () => page.step(-1);
    case 'ArrowRight': return () => page.step(1);
  }
  // In the opened message these scroll.
  if (place === 'detail') return null;
  if (place !== 'lanes' && place !== 'messages') return null;
  switch (event.key) {
    case 'ArrowUp': return () => (place === 'lanes' ? page.stepLane(-1) : page.step(-1));
    case 'ArrowDown': return () => (place === 'lanes' ? page.stepLane(1) : page.step(1));
    case 'Home': return () => page.step(-Infinity);
    case 'End': return () => page.step(Infinity);
  }
  return null;
}
