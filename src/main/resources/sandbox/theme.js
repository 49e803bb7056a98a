// Runs before the first paint, so that a chosen theme does not flash.
(() => {
  const saved = localStorage.getItem('switchboard-theme');
  if (saved === 'light' || saved === 'dark') {
    document.documentElement.dataset.theme = saved;
  }
})();
