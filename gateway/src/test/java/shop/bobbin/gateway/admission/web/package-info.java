@NullMarked
package shop.bobbin.gateway.admission.web;

import org.jspecify.annotations.NullMarked;
