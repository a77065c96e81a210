import { showLooks } from '../../lib/app/showLooks';
import { show } from '../popup/show';

void showLooks();
void show(true);
