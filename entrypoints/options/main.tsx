import '../../components/app/theme.css';
import { render } from 'preact';
import { DeskGate } from '../../components/app/DeskGate';
import { openDesk } from '../../components/app/openDesk';
import { speakHere } from '../../components/language/speakHere';

void speakHere(['first', 'popup', 'desk']).then(() => render(<DeskGate open={openDesk} />, document.body));
