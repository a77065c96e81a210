import '../../components/app/theme.css';
import '../../components/app/blur.css';
import { render } from 'preact';
import { DeskGate } from '../../components/app/DeskGate';
import { openDesk } from '../../components/app/openDesk';
import { speakHere } from '../../components/language/speakHere';
import { showLooks } from '../../lib/app/showLooks';
import { showTheme } from '../../lib/app/showTheme';
import { displayedIn } from '../../lib/navigation/customerDisplay';
import { DEMO_QUERY } from '../../lib/navigation/routes';

const displayed = displayedIn(location.search);

/** Nothing of the demo is loaded without one. */
const opening =
  location.search === DEMO_QUERY ? import('../../components/app/openDemo').then(({ openDemo }) => openDemo) : openDesk;

if (displayed === null) {
  void Promise.all([opening, speakHere(['first', 'popup', 'desk']), showLooks()]).then(([open]) =>
    render(<DeskGate open={() => open()} />, document.body),
  );
} else {
  // What is blurred elsewhere is shown here: it is there to be seen.
  const loading = import('../../components/checkouts/display/CustomerDisplay');
  void Promise.all([loading, speakHere(['first', 'popup', 'desk']), showTheme()]).then(([{ CustomerDisplay }]) =>
    render(<CustomerDisplay checkoutId={displayed} />, document.body),
  );
}
